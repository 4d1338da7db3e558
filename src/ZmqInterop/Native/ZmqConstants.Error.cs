namespace ZmqInterop.Native;

internal static partial class ZmqConstants
{
    internal const int ZMQ_HAUSNUMERO = 156384712;
}
