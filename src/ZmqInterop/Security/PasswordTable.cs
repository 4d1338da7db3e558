using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace ZmqInterop;

/// <summary>
/// User names and what is needed to recognize their passwords, which are not kept. Looking up takes the same time whether the user exists or not. Not for
/// several threads at once.
/// </summary>
internal sealed class PasswordTable
{
    // Not a slow hash: passwords are here in clear text anyway when clients come, and thousands may come in a second. It keeps them out of memory dumps.
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _nobody = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);
    private readonly Dictionary<string, byte[]> _passwords = new(StringComparer.Ordinal);

    public bool IsEmpty => _passwords.Count == 0;

    public void Set(string userName, string password) => _passwords[userName] = Hash(password);

    public bool Remove(string userName) => _passwords.Remove(userName);

    public bool Matches(string userName, string password)
    {
        bool known = _passwords.TryGetValue(userName, out byte[]? expected);
        return CryptographicOperations.FixedTimeEquals(Hash(password), expected ?? _nobody) & known;
    }

    private byte[] Hash(string password) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(password));
}
