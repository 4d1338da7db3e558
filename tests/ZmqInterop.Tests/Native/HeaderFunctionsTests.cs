using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Native;

public sealed class HeaderFunctionsTests
{
    private static IReadOnlyDictionary<string, MethodInfo> Imports { get; } =
        typeof(LibZmq)
            .GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(method => method.Name.StartsWith("zmq_", StringComparison.Ordinal))
            .ToDictionary(method => method.Name);

    public static TheoryData<string> Headers => HeaderCases.Headers();

    public static TheoryData<string, string> HeadersAndCompilers => HeaderCases.HeadersAndCompilers();

    [Theory]
    [MemberData(nameof(Headers))]
    public void Functions_OfTheHeader_AreBoundOrListedAsUnbound(string header)
    {
        Header read = HeaderCases.HeaderOrSkip(header);
        string[] unbound = [.. UnboundOrSkip()];
        Assert.SkipWhen(read.Version > new Version(4, 3, 4), $"libzmq {read.Version} is newer than this binding.");

        Assert.Equal(read.Functions.Select(function => function.Name).Order(), Imports.Keys.Concat(unbound).Order());
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Header_Counts70StableAnd25DraftFunctions(string header)
    {
        Header read = HeaderCases.HeaderOrSkip(header);
        Assert.SkipWhen(read.Version != new Version(4, 3, 4), $"The numbers are those of 4.3.4; this is {read.Version}.");
        Assert.Equal((70, 25), (read.Functions.Count(function => !function.IsDraft), read.Functions.Count(function => function.IsDraft)));
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Imports_Parameters_AreNamedAsInTheHeader(string header)
    {
        foreach ((HeaderFunction function, MethodInfo import) in Bound(HeaderCases.HeaderOrSkip(header)))
        {
            IEnumerable<string> names = import.GetParameters().Zip(function.Parameters, (own, c) => c.Name.Length == 0 ? own.Name! : c.Name);
            Assert.Equal($"{function}({string.Join(", ", names)})", $"{import.Name}({string.Join(", ", import.GetParameters().Select(own => own.Name))})");
        }
    }

    // The text of the header is first held against the compiler's reading, then against the C# signature, so that neither a slip of the
    // parser nor one of the binding gets through.
    [Theory]
    [MemberData(nameof(HeadersAndCompilers))]
    public async Task Imports_Signatures_AreThoseOfTheHeader(string header, string compiler)
    {
        Header read = HeaderCases.HeaderOrSkip(header);
        StringBuilder source = new($"""
            #define ZMQ_BUILD_DRAFT_API
            #include "{read.Path}"

            """);
        foreach ((HeaderFunction function, MethodInfo import) in Bound(read))
        {
            Assert.Equal(function.Parameters.Count, import.GetParameters().Length);

            string prototype = $"{function.ReturnType} (*) ({string.Join(", ", function.Parameters.Select(parameter => parameter.Type).DefaultIfEmpty("void"))})";
            source.AppendLine(Check($"__builtin_types_compatible_p (__typeof__ (&{function}), {prototype})", $"{function}: the header was misread"));
            source.AppendLine(Check(CType.Matches(function.ReturnType, import.ReturnType), $"{function} returns {function.ReturnType}"));
            foreach (((string type, string name), ParameterInfo own) in function.Parameters.Zip(import.GetParameters()))
            {
                string decayed = type.EndsWith("_fn", StringComparison.Ordinal) ? type + " *" : type;
                source.AppendLine(Check(CType.Matches(decayed, own.ParameterType), $"{function} takes {type} {name}"));
            }
        }

        await HeaderCases.CompilerOrSkip(compiler).AssertAcceptsAsync(source.ToString());
    }

    [Fact]
    public void Imports_All_AreCdeclFromOneLibrary()
    {
        foreach (MethodInfo import in Imports.Values)
        {
            Assert.Equal([typeof(CallConvCdecl)], import.GetCustomAttribute<UnmanagedCallConvAttribute>()?.CallConvs ?? []);
            Assert.Equal(LibZmq.Library, LibraryOf(import));
        }
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Imports_All_ResolveInTheLoadedLibrary(string header)
    {
        Header read = HeaderCases.HeaderOrSkip(header);
        ZmqLibrary.EnsureLoaded();
        NativeModule? module = NativeResolver.Module;
        Assert.SkipWhen(module is null, "libzmq is linked in.");

        bool draft = LibZmq.zmq_has("draft") != 0;
        IEnumerable<string> missing = Bound(read)
            .Where(pair => draft || !pair.Function.IsDraft)
            .Select(pair => pair.Function.Name)
            .Where(name => !NativeLibrary.TryGetExport(module.Handle, name, out _));
        Assert.Equal([], missing);
    }

    private static IEnumerable<(HeaderFunction Function, MethodInfo Import)> Bound(Header header) =>
        from function in header.Functions
        where Imports.ContainsKey(function.Name)
        select (function, Imports[function.Name]);

    private static IEnumerable<string> UnboundOrSkip()
    {
        Assert.SkipWhen(Repository.Root is null, "The sources are not here.");
        return File.ReadLines(Path.Combine(Repository.Root!, "native", "unbound.txt"))
            .Select(line => line.Split('#')[0].Trim())
            .Where(name => name.Length > 0);
    }

    // Imports without strings are the native function itself; the others call one that the generator has nested in them.
    private static string? LibraryOf(MethodInfo import) =>
        import.GetCustomAttribute<LibraryImportAttribute>()?.LibraryName ?? import.GetCustomAttribute<DllImportAttribute>()?.Value;

    private static string Check(string condition, string message) =>
        string.Create(CultureInfo.InvariantCulture, $"_Static_assert ({condition}, \"{message}\");");
}
