using System;
using System.Threading;

namespace ZmqInterop.Examples.Coordination;

/// <summary>Counts updates.</summary>
internal static class Counting
{
    public static int ToTheEnd(ZmqSocket subscriber, CancellationToken stop)
    {
        int count = 0;
        using ZmqFrame frame = new();
        while (true)
        {
            subscriber.Receive(frame, stop);
            if (frame.Span.SequenceEqual("update"u8))
            {
                count++;
            }
            else if (frame.Span.SequenceEqual("end"u8))
            {
                return count;
            }
        }
    }
}
