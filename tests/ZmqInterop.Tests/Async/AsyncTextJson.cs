using System.Text.Json.Serialization;

namespace ZmqInterop.Tests.Async;

[JsonSerializable(typeof(AsyncText))]
internal sealed partial class AsyncTextJson : JsonSerializerContext;
