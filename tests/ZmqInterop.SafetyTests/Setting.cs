using System;
using System.Globalization;

namespace ZmqInterop.SafetyTests;

/// <summary>Numbers that build/stress sets.</summary>
internal static class Setting
{
    internal static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
