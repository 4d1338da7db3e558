using System.Collections.Generic;

namespace ZmqInterop.InteropTests.Payloads;

public sealed record WeatherReport(string City, double Degrees, IReadOnlyList<string> Words, string? Warning);
