namespace ZmqInterop.Tool.Doctor;

/// <summary>How bad it is.</summary>
internal enum Verdict
{
    Ok,

    /// <summary>It works, and something may surprise.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Problem,
}
