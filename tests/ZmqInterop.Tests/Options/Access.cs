namespace ZmqInterop.Tests.Options;

internal enum Access
{
    /// <summary>A property that is read and set.</summary>
    Property,

    /// <summary>A property that is read.</summary>
    ReadOnly,

    /// <summary>A method that sets.</summary>
    Method,

    /// <summary>A method that sets, and one that reads: SetX and GetX.</summary>
    MethodPair,
}
