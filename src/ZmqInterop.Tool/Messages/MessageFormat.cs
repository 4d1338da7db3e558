namespace ZmqInterop.Tool.Messages;

/// <summary>How messages look outside. All but Dump go both ways.</summary>
internal enum MessageFormat
{
    /// <summary>A message to a line, tabulators between frames, what cannot be shown escaped.</summary>
    Text,

    /// <summary>A message to a line, tabulators between frames, two digits to a byte.</summary>
    Hex,

    /// <summary>An object to a line.</summary>
    Json,

    /// <summary>For people: offsets, digits and characters.</summary>
    Dump,

    /// <summary>The bytes of all frames and nothing else.</summary>
    Raw,
}
