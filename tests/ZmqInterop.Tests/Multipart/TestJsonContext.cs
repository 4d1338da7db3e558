using System.Text.Json.Serialization;

namespace ZmqInterop.Tests.Multipart;

[JsonSerializable(typeof(TestPerson))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int[]))]
internal sealed partial class TestJsonContext : JsonSerializerContext;
