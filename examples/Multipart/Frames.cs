using System;
using System.Linq;

namespace ZmqInterop.Examples.Multipart;

/// <summary>Shows frames as people read them.</summary>
internal static class Frames
{
    public static void Print(ZmqMessage message)
    {
        Console.WriteLine($"{message.Count} frames, {message.TotalSize} bytes");
        for (int i = 0; i < message.Count; i++)
        {
            Console.WriteLine($"[{message[i].Size:000}] {Show(message[i])}");
        }
    }

    /// <summary>Text as text, everything else, such as the routing ids that a ROUTER makes up, in hexadecimal digits.</summary>
    private static string Show(ZmqFrame frame)
    {
        byte[] content = frame.ToArray();
        return content.All(value => value is >= 32 and < 127) ? frame.GetString() : Convert.ToHexStringLower(content);
    }
}
