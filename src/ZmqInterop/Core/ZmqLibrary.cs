using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using ZmqInterop.Native;

namespace ZmqInterop;

/// <summary>Stands before the first native call of everything: after <see cref="EnsureLoaded"/> a usable libzmq is bound, or an exception has said why not.</summary>
internal static unsafe class ZmqLibrary
{
    private const string Fix =
        "The package ZmqInterop.Native brings libzmq for the runtime identifiers that it lists. For others, or without it, install libzmq on the system (Debian and Ubuntu: libzmq5, Fedora: zeromq, Alpine: libzmq, Homebrew: zeromq), " +
        "or set the environment variable " + NativeSearch.PathVariable + " to the path of a libzmq 4.2 or later built for this process.";

    private static bool s_usable;

    /// <summary>The file that libzmq was loaded from, or the program itself if libzmq is linked into it.</summary>
    internal static string? Path
    {
        get
        {
            EnsureLoaded();
            if (NativeResolver.IsLinkedIn)
            {
                return Environment.ProcessPath;
            }

            // Nobody asked: linked in as well. Another libzmq in the process is none of ours.
            return NativeResolver.Module?.Path ?? (NativeResolver.IsRegistered ? null : NativeModule.FileNamed(LibZmq.Library)) ?? Environment.ProcessPath;
        }
    }

    /// <summary>The loaded libzmq, as exceptions name it that tell what it lacks.</summary>
    internal static string Loaded => $"libzmq {Zmq.Version}, {(ZmqDraft.IsSupported ? "with" : "without")} its draft API";

    // The just-in-time compiler binds imports without a transition when it compiles the method that calls them: before anything in that method runs,
    // and so before any EnsureLoaded. Only a module initializer is earlier still.
    [ModuleInitializer]
    internal static void Register()
    {
        if (!NativeResolver.IsLinkedIn)
        {
            NativeResolver.Register(static log => Refusal("libzmq cannot be loaded.", log, innerException: null));
        }
    }

    /// <exception cref="ZmqNativeLoadException">There is no usable libzmq. The next call tries again.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void EnsureLoaded()
    {
        if (!Volatile.Read(ref s_usable))
        {
            Load();
        }
    }

    /// <exception cref="NotSupportedException">The loaded libzmq is older than what is about to be called.</exception>
    internal static void ThrowIfOlder(string what, Version since)
    {
        if (Zmq.Version < since)
        {
            throw new NotSupportedException(
                $"{what} needs libzmq {since} or later, and the loaded one is libzmq {Zmq.Version} ({Zmq.LibraryPath}). The package ZmqInterop.Native has libzmq 4.3.4.");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Load()
    {
        try
        {
            // Binds the import: that may change errno, so it must not happen between a failing call and the question for its errno.
            _ = LibZmq.zmq_errno();
            VerifyVersion();
            VerifyMessageSize();
        }
        catch (Exception e) when (e is DllNotFoundException and not ZmqNativeLoadException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw Refusal(e.Message, NativeResolver.Log, e);
        }

        // What it takes to make an exception is loaded and compiled now: without descriptors or memory it could not be.
        _ = ZmqException.Create(Errno.EMFILE, nameof(LibZmq.zmq_socket), string.Empty, ZmqAdvice.ForNewSocket(Errno.EMFILE));
        Volatile.Write(ref s_usable, true);
    }

    // NativeModule has asked what it loaded; this is for a library that is linked in or comes from a resolver of the program.
    private static void VerifyVersion()
    {
        int major, minor, patch;
        LibZmq.zmq_version(&major, &minor, &patch);
        Version version = new(major, minor, patch);
        if (version < NativeModule.MinimumVersion)
        {
            throw Refusal($"libzmq {version} is too old, {NativeModule.MinimumVersion} or later is needed.", NativeResolver.Log, innerException: null);
        }
    }

    private static void VerifyMessageSize()
    {
        nint context = LibZmq.zmq_ctx_new();
        if (context == 0)
        {
            return;
        }

        int size = LibZmq.zmq_ctx_get(context, ZmqConstants.ZMQ_MSG_T_SIZE);
        _ = LibZmq.zmq_ctx_term(context);

        // Versions before the option return -1.
        if (size >= 0 && size != sizeof(zmq_msg_t))
        {
            throw Refusal($"A message of this libzmq has {size} bytes instead of {sizeof(zmq_msg_t)}: it is not binary compatible.", NativeResolver.Log, innerException: null);
        }
    }

    private static ZmqNativeLoadException Refusal(string what, NativeLoadLog log, Exception? innerException)
    {
        string tried =
            log.Count == 0 ? $"It was chosen by the program itself: linked in, or by NativeLibrary.SetDllImportResolver." :
            NativeSearch.PrescribedFile is null ? $"Tried, in this order:{Environment.NewLine}{log}" :
            $"Tried, and nothing else because {NativeSearch.PathVariable} is set:{Environment.NewLine}{log}";
        string message = string.Join(Environment.NewLine, $"{what} Runtime identifier: {RuntimeInformation.RuntimeIdentifier}.", tried, Fix);
        return new ZmqNativeLoadException(message, log.Candidates, innerException);
    }
}
