using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace ZmqInterop.PackageTests.Support;

/// <summary>A way of publishing a program.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="Arguments">What dotnet publish gets.</param>
internal sealed record Variant(string Name, params string[] Arguments)
{
    internal const string FrameworkDependent = "JIT";
    internal const string SingleFile = "single file";
    internal const string Unpacked = "trimmed single file with libzmq";
    internal const string Aot = "NativeAOT";
    internal const string StaticAot = "NativeAOT static";

    internal static IReadOnlyList<Variant> All { get; } =
    [
        new(FrameworkDependent),
        new("self-contained", ForRid("--self-contained")),
        new("ReadyToRun", ForRid("-p:PublishReadyToRun=true", "--self-contained", "false")),
        new("trimmed", ForRid("-p:PublishTrimmed=true", "--self-contained")),
        new(SingleFile, ForRid("-p:PublishSingleFile=true", "--self-contained")),
        new(Unpacked, ForRid("-p:PublishSingleFile=true", "-p:PublishTrimmed=true", "-p:IncludeNativeLibrariesForSelfExtract=true", "--self-contained")),
        new(Aot, ForRid("-p:PublishAot=true")),
        new(StaticAot, ForRid("-p:PublishAot=true", "-p:ZmqInteropStaticLink=true")),
    ];

    internal static Variant Named(string name) => All.Single(variant => variant.Name == name);

    private static string[] ForRid(params string[] arguments) => ["-r", RuntimeInformation.RuntimeIdentifier, .. arguments];
}
