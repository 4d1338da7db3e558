using System;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ZmqInterop.LoadProbe;

/// <summary>Uses libzmq once, or twice after a change, and prints for each time what came of it.</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                Use();
                break;
            case ["set", string variable, string value]:
                Use();
                Environment.SetEnvironmentVariable(variable, value);
                Use();
                break;
            case ["resolver", string path]:
                // Not typeof(Zmq).Assembly: that would run the module initializer, which sets the library's own resolver.
                NativeLibrary.SetDllImportResolver(Assembly.Load("ZmqInterop"), (name, _, _) => name == "libzmq" ? NativeLibrary.Load(path) : 0);
                Use();
                break;
            case ["features"]:
                Features.Walk();
                break;
            default:
                throw new ArgumentException("Unknown arguments.", nameof(arguments));
        }
    }

    private static void Use()
    {
        try
        {
            using ZmqFrame frame = new();
            Console.WriteLine($"loaded {Zmq.Version} from {Zmq.LibraryPath}");
        }
        catch (ZmqNativeLoadException e)
        {
            Console.WriteLine($"refused after {e.TriedPaths.Count}: {e.Message}");
        }
    }
}
