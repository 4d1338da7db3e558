using System.Buffers.Binary;
using System.Globalization;

namespace ZmqInterop.Examples.Threads;

/// <summary>A point of a drawing, sixteen bytes in a frame.</summary>
internal readonly record struct Point(double X, double Y)
{
    public static Point Read(ZmqFrame frame) => new(
        BinaryPrimitives.ReadDoubleLittleEndian(frame.Span),
        BinaryPrimitives.ReadDoubleLittleEndian(frame.Span[sizeof(double)..]));

    public void Write(ZmqFrame frame)
    {
        frame.Allocate(2 * sizeof(double));
        BinaryPrimitives.WriteDoubleLittleEndian(frame.WritableSpan, X);
        BinaryPrimitives.WriteDoubleLittleEndian(frame.WritableSpan[sizeof(double)..], Y);
    }

    public Point Scale() => new(2 * X, 2 * Y);

    /// <summary>By a quarter.</summary>
    public Point Rotate() => new(-Y, X);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X:0}, {Y:0})");
}
