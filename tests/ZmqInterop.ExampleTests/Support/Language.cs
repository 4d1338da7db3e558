namespace ZmqInterop.ExampleTests.Support;

/// <summary>The languages in which there is every example.</summary>
public enum Language
{
    CSharp,
    Python,
}
