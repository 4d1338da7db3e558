namespace ZmqInterop.PackageTests.Support;

/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Output">What the process wrote to both outputs.</param>
internal sealed record ProcessResult(int ExitCode, string Output);
