namespace ZmqInterop.Perf;

/// <summary>CURVE with the keys of libzmq's programs, so that both can be paired. What protects nothing need not be secret.</summary>
internal static class Curve
{
    private const string ServerPublicKey = "DX4nh=yUn{-9ugra0X3Src4SU-4xTgqxcYY.+<SH";
    private const string ServerSecretKey = "{X}#>t#jRGaQ}gMhv=30r(Mw+87YGs+5%kh=i@f8";

    /// <summary>Before the socket binds.</summary>
    public static void SecureServer(ZmqSocket socket, Run run)
    {
        if (run.Curve)
        {
            using ZmqCurveKeyPair keys = ZmqCurveKeyPair.FromSecretKey(ServerSecretKey);
            socket.UseCurveServer(keys);
        }
    }

    /// <summary>Before the socket connects.</summary>
    public static void SecureClient(ZmqSocket socket, Run run)
    {
        if (run.Curve)
        {
            using ZmqCurveKeyPair keys = ZmqCurveKeyPair.Generate();
            socket.UseCurveClient(keys, ServerPublicKey);
        }
    }
}
