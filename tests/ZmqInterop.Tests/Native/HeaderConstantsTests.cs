using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Xunit;
using ZmqInterop.Native;

namespace ZmqInterop.Tests.Native;

public sealed class HeaderConstantsTests
{
    // Constants of later headers, which a 4.3.4 header cannot confirm.
    private static readonly string[] s_since435 =
    [
        "ZMQ_BUSY_POLL", "ZMQ_HICCUP_MSG", "ZMQ_XSUB_VERBOSE_UNSUBSCRIBE", "ZMQ_TOPICS_COUNT",
        "ZMQ_NORM_MODE", "ZMQ_NORM_UNICAST_NACK", "ZMQ_NORM_BUFFER_SIZE", "ZMQ_NORM_SEGMENT_SIZE", "ZMQ_NORM_BLOCK_SIZE",
        "ZMQ_NORM_NUM_PARITY", "ZMQ_NORM_NUM_AUTOPARITY", "ZMQ_NORM_PUSH",
        "ZMQ_NORM_FIXED", "ZMQ_NORM_CC", "ZMQ_NORM_CCL", "ZMQ_NORM_CCE", "ZMQ_NORM_CCE_ECNONLY",
    ];

    // Macros of the header that say something about the header itself.
    private static readonly string[] s_aboutTheHeader =
        ["ZMQ_EXPORT", "ZMQ_DEFINED_STDINT", "ZMQ_VERSION", "ZMQ_VERSION_MAJOR", "ZMQ_VERSION_MINOR", "ZMQ_VERSION_PATCH"];

    private static IReadOnlyDictionary<string, object> Constants { get; } =
        typeof(ZmqConstants)
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .ToDictionary(field => field.Name, field => field.GetRawConstantValue()!);

    public static TheoryData<string> Headers => HeaderCases.Headers();

    public static TheoryData<string, string> HeadersAndCompilers => HeaderCases.HeadersAndCompilers();

    [Theory]
    [MemberData(nameof(HeadersAndCompilers))]
    public async Task Constants_ComparedByTheCompiler_AreEqual(string header, string compiler)
    {
        StringBuilder source = new($"""
            #define ZMQ_BUILD_DRAFT_API
            #include "{HeaderCases.HeaderOrSkip(header).Path}"

            """);
        foreach ((string name, object value) in Constants)
        {
            source.Append(CultureInfo.InvariantCulture, $"""
                #ifdef {name}
                _Static_assert ({Comparison(name, value)}, "{name} differs");
                #endif

                """);
        }

        await HeaderCases.CompilerOrSkip(compiler).AssertAcceptsAsync(source.ToString());
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Constants_AbsentFromTheHeader_AreThoseOfLaterVersions(string header)
    {
        Header read = HeaderCases.HeaderOrSkip(header);
        IEnumerable<string> later = read.Version < new Version(4, 3, 5) ? s_since435 : [];
        Assert.Equal(later.Order(), Constants.Keys.Except(read.Macros).Order());
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Header_UpTo435_HasNoFurtherMacros(string header)
    {
        Header read = HeaderCases.HeaderOrSkip(header);
        Assert.SkipWhen(read.Version > new Version(4, 3, 5), $"libzmq {read.Version} is newer than this binding.");
        Assert.Equal([], read.Macros.Distinct().Except(s_aboutTheHeader).Except(Constants.Keys));
    }

    private static string Comparison(string name, object value) => (name, value) switch
    {
        // Changed in 4.3.5; the binding keeps the older number and chooses at run time.
        ("ZMQ_RECONNECT_STOP_AFTER_DISCONNECT", _) => $"({name}) == (ZMQ_VERSION < 40305 ? {value} : 4)",
        (_, string text) => $"__builtin_strcmp ({name}, \"{text}\") == 0",
        _ => string.Create(CultureInfo.InvariantCulture, $"({name}) == {value}"),
    };
}
