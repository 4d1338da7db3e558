using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Xunit;

namespace ZmqInterop.Tests.Architecture;

public sealed partial class PublicSurfaceTests
{
    private static readonly string[] s_waitingVerbs = ["Send", "TrySend", "Receive", "TryReceive", "Wait", "WaitAny", "WaitAll", "Request", "Run"];

    // It asks; the answer comes as an event.
    private static readonly string[] s_neverWaiting = ["RequestPipeStatistics"];

    private static readonly Dictionary<string, XElement> s_docs = ReadDocs();

    private static IEnumerable<Type> PublicTypes => typeof(ZmqFrame).Assembly.GetExportedTypes();

    [Fact]
    public void Methods_ThatWait_TakeACancellationToken()
    {
        IEnumerable<string> faults =
            from type in PublicTypes
            where !type.IsSubclassOf(typeof(Delegate))
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            let verb = WaitingVerb().Match(method.Name).Value
            where s_waitingVerbs.Contains(verb, StringComparer.Ordinal) || IsAwaitable(method.ReturnType)
            where !method.IsSpecialName && !s_neverWaiting.Contains(method.Name, StringComparer.Ordinal)
            where method.Name != nameof(IAsyncDisposable.DisposeAsync) && method.Name != "MoveNextAsync" && !IsInterfaceOfCompletion(type)
            where method.GetParameters().All(parameter => parameter.ParameterType != typeof(CancellationToken))
            select $"{type.Name}.{method}";
        Faults.AssertNone(faults);
    }

    [Fact]
    public void Methods_WithACancellationToken_TakeItLastAndOptionally()
    {
        IEnumerable<string> faults =
            from type in PublicTypes
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            let parameters = method.GetParameters()
            where !method.IsVirtual && parameters.Any(parameter => parameter.ParameterType == typeof(CancellationToken))
            where parameters[^1] is not { HasDefaultValue: true, Name: "cancellationToken" } last || last.ParameterType != typeof(CancellationToken)
            select $"{type.Name}.{method}";
        Faults.AssertNone(faults);
    }

    [Fact]
    public void Methods_ThatReturnTasks_EndInAsyncAndNoOthersDo()
    {
        IEnumerable<string> faults =
            from type in PublicTypes
            where !IsInterfaceOfCompletion(type)
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where !method.IsSpecialName && IsAwaitable(method.ReturnType) != method.Name.EndsWith("Async", StringComparison.Ordinal)
            where !method.Name.EndsWith("AllAsync", StringComparison.Ordinal)
            select $"{type.Name}.{method}";
        Faults.AssertNone(faults);
    }

    [Fact]
    public void Members_All_AreDocumented()
    {
        HashSet<string> undocumented = [];
        foreach (Type type in PublicTypes)
        {
            Check($"T:{NameOf(type)}", undocumented);
            foreach (MemberInfo member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                if (IsVisible(member) && !IsMadeByTheCompiler(type, member))
                {
                    Check($"{KindOf(member)}:{NameOf(type)}.{(member is ConstructorInfo ? "#ctor" : member.Name)}", undocumented);
                }
            }
        }

        Faults.AssertNone(undocumented);
    }

    [Fact]
    public void Docs_OfMembers_SayWhatIsThrownAndDescribeEveryParameter()
    {
        List<string> faults = [];
        foreach ((string id, XElement doc) in s_docs)
        {
            faults.AddRange(doc.Elements("exception").Where(e => string.IsNullOrWhiteSpace(e.Value)).Select(_ => $"{id}: an exception without a reason"));
            faults.AddRange(doc.Elements("param").Where(e => string.IsNullOrWhiteSpace(e.Value)).Select(e => $"{id}: {e.Attribute("name")?.Value} is not described"));
            if (doc.Element("summary") is { } summary && summary.Value.TrimEnd() is { Length: > 0 } text && !text.EndsWith('.') && !text.EndsWith(')'))
            {
                faults.Add($"{id}: the summary is not a sentence");
            }
        }

        Faults.AssertNone(faults);
    }

    [Fact]
    public void Types_ThatArePublicClasses_AreSealedOrStaticOrExceptions()
    {
        IEnumerable<string> faults = PublicTypes
            .Where(type => type.IsClass && !type.IsSealed && !type.IsSubclassOf(typeof(Exception)) && !type.IsAbstract)
            .Select(type => type.Name);
        Faults.AssertNone(faults);
    }

    private static void Check(string id, HashSet<string> undocumented)
    {
        // Overloads and generic methods differ in what follows the name.
        bool found = s_docs.Any(doc =>
            doc.Key.StartsWith(id, StringComparison.Ordinal)
            && (doc.Key.Length == id.Length || doc.Key[id.Length] is '(' or '`')
            && (doc.Value.Element("summary") is { } summary ? !string.IsNullOrWhiteSpace(summary.Value) || summary.HasElements : doc.Value.Element("inheritdoc") is not null));
        if (!found)
        {
            undocumented.Add(id);
        }
    }

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static char KindOf(MemberInfo member) => member switch
    {
        PropertyInfo => 'P',
        FieldInfo => 'F',
        EventInfo => 'E',
        _ => 'M',
    };

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => IsVisible(method),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        EventInfo => true,
        _ => false,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsMadeByTheCompiler(Type type, MemberInfo member) =>
        member.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false)
        || (member is MethodInfo { IsSpecialName: true } accessor && !accessor.Name.StartsWith("op_", StringComparison.Ordinal))
        || (member is MethodInfo { Name: "Finalize" })
        || (member is ConstructorInfo constructor && (constructor.IsStatic || constructor.GetParameters().Length == 0))
        || type.IsSubclassOf(typeof(Delegate))
        || (IsRecord(type) && (member is MethodInfo { Name: "Deconstruct" or "Equals" or "GetHashCode" or "ToString" or "<Clone>$" or "PrintMembers" } || member is ConstructorInfo or PropertyInfo { Name: "EqualityContract" }));

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;

    private static bool IsAwaitable(Type type) => type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    private static bool IsInterfaceOfCompletion(Type type) => type.GetInterfaces().Any(i => i.Name.StartsWith("IValueTaskSource", StringComparison.Ordinal));

    private static Dictionary<string, XElement> ReadDocs()
    {
        string path = Path.ChangeExtension(typeof(ZmqFrame).Assembly.Location, ".xml");
        return XDocument.Load(path).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    [GeneratedRegex("^(?:Try)?[A-Z][a-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex WaitingVerb();
}
