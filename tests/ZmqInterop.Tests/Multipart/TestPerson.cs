namespace ZmqInterop.Tests.Multipart;

internal sealed record TestPerson(string Name, int Age);
