using System;
using System.Runtime.InteropServices;
using System.Text;
using ZmqInterop;

/// <summary>What another binding in the same process does with a libzmq of its own.</summary>
internal static class Other
{
    private const int Rep = 4;
    private const int LastEndpoint = 32;

    public static void Talk(string file)
    {
        nint library = NativeLibrary.Load(file);
        Bind<Version>(library, "zmq_version")(out int major, out int minor, out int patch);
        nint context = Bind<New>(library, "zmq_ctx_new")();
        nint socket = Bind<Socket>(library, "zmq_socket")(context, Rep);
        _ = Bind<Address>(library, "zmq_bind")(socket, "tcp://127.0.0.1:*");
        byte[] endpoint = new byte[256];
        nint length = endpoint.Length;
        _ = Bind<Option>(library, "zmq_getsockopt")(socket, LastEndpoint, endpoint, ref length);

        using ZmqContext ours = new();
        using ZmqSocket client = ours.CreateSocket(ZmqSocketType.Req);
        client.Connect(Encoding.ASCII.GetString(endpoint, 0, (int)length - 1));
        client.Send("ping");
        byte[] request = new byte[16];
        int size = Bind<Bytes>(library, "zmq_recv")(socket, request, request.Length, 0);
        _ = Bind<Bytes>(library, "zmq_send")(socket, request, size, 0);
        Console.WriteLine($"{client.ReceiveString()} through libzmq {major}.{minor}.{patch}");
        _ = Bind<Handle>(library, "zmq_close")(socket);
        _ = Bind<Handle>(library, "zmq_ctx_term")(context);
    }

    private static T Bind<T>(nint library, string function) => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, function));

    private delegate void Version(out int major, out int minor, out int patch);

    private delegate nint New();

    private delegate nint Socket(nint context, int type);

    private delegate int Address(nint socket, [MarshalAs(UnmanagedType.LPStr)] string address);

    private delegate int Option(nint socket, int option, byte[] value, ref nint length);

    private delegate int Bytes(nint socket, byte[] content, nint length, int flags);

    private delegate int Handle(nint handle);
}
