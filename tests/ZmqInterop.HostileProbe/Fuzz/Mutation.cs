using System;

namespace ZmqInterop.HostileProbe.Fuzz;

/// <summary>Changes bytes on their way.</summary>
internal static class Mutation
{
    /// <summary>The same bytes with a change somewhere.</summary>
    internal static byte[] Of(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
        {
            return bytes;
        }

        byte[] changed = [.. bytes];
        int at = random.Next(bytes.Length);
        switch (random.Next(6))
        {
            case 0:
                changed[at] ^= (byte)(1 << random.Next(8));
                return changed;
            case 1:
                changed[at] = (byte)random.Next(256);
                return changed;
            case 2:
                return changed[..at];
            case 3:
                return [.. changed[..at], (byte)random.Next(256), .. changed[at..]];
            case 4:
                return [.. changed[..at], .. changed[(at + 1)..]];
            default:
                return [.. changed[..at], .. changed];
        }
    }
}
