using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace ZmqInterop.Tests.Support;

/// <summary>Tests that count what belongs to the whole process: descriptors, processor time, collected objects. Nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[SuppressMessage("Naming", "CA1711", Justification = "xunit calls it that.")]
public sealed class AloneCollection
{
    internal const string Name = "alone";
}
