using System.Text.Json.Serialization;

namespace ZmqInterop.InteropTests.Payloads;

[JsonSerializable(typeof(WeatherReport))]
internal sealed partial class WeatherReportJson : JsonSerializerContext;
