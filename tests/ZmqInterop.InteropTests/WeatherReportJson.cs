using System.Text.Json.Serialization;

namespace ZmqInterop.InteropTests;

[JsonSerializable(typeof(WeatherReport))]
internal sealed partial class WeatherReportJson : JsonSerializerContext;
