using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ZmqInterop.InteropTests;

/// <summary>The frames of a message that goes over the wire in the tests.</summary>
internal static class Payload
{
    private static readonly Dictionary<string, byte[][]> s_all = new()
    {
        ["empty"] = [[]],
        ["1 B"] = Frames(1),
        // 33 bytes are the most that libzmq stores inside of a message; 34 are the first on its heap.
        ["33 B"] = Frames(33),
        ["34 B"] = Frames(34),
        // ZMTP writes the length in one byte up to 255, in eight from 256.
        ["255 B"] = Frames(255),
        ["256 B"] = Frames(256),
        ["64 KiB"] = Frames(64 * 1024),
        ["1 MiB"] = Frames(1024 * 1024),
        ["text"] = [Encoding.UTF8.GetBytes("Grüße, 世界, 🌍, \0 and on")],
        ["5 frames"] = Frames(0, 1, 33, 70_000, 0),
    };

    public static IEnumerable<string> Names => s_all.Keys;

    public static byte[][] Get(string name) => s_all[name];

    // Every frame its own content, the same in every run.
    private static byte[][] Frames(params int[] sizes) => [.. sizes.Select((size, index) => Content(size, index))];

    private static byte[] Content(int size, int seed)
    {
        byte[] content = new byte[size];
        uint state = (uint)((seed + 1) * 2654435761);
        for (int i = 0; i < size; i++)
        {
            state = (state * 1664525) + 1013904223;
            content[i] = (byte)(state >> 24);
        }

        return content;
    }
}
