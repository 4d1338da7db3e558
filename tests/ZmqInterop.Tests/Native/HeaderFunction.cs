using System.Collections.Generic;

namespace ZmqInterop.Tests.Native;

/// <summary>A function as a header declares it: types as C text, parameter names without the trailing underscore.</summary>
internal sealed record HeaderFunction(string Name, string ReturnType, IReadOnlyList<(string Type, string Name)> Parameters, bool IsDraft)
{
    public override string ToString() => Name;
}
