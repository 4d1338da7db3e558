using System.Text.Json.Serialization;

namespace ZmqInterop.InteropTests.Documents;

/// <summary>Makes the code of docs/python.md work without reflection.</summary>
[JsonSerializable(typeof(Reading))]
internal sealed partial class ReadingJson : JsonSerializerContext;
