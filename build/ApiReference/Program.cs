// Writes the API reference: a page for each public type, a list of them, and an index of C names. Called by build/api with the folder to write to;
// the tests call Reference.Render and compare.
using System;
using System.IO;
using ZmqInterop.ApiReference;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: ApiReference <folder>");
    return 2;
}

Directory.CreateDirectory(args[0]);
foreach (string old in Directory.GetFiles(args[0], "*.md"))
{
    File.Delete(old);
}

Reference reference = Reference.Load();
foreach ((string name, string text) in reference.Render())
{
    File.WriteAllText(Path.Combine(args[0], name), text);
}

foreach (string id in reference.Undocumented())
{
    Console.Error.WriteLine($"undocumented: {id}");
}

return 0;
