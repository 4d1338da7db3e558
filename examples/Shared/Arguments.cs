using System.Collections.Generic;
using System.Globalization;

namespace ZmqInterop.Examples;

/// <summary>What stands behind the name of the program on the command line, one after the other; what is not there has a default.</summary>
internal sealed class Arguments(IEnumerable<string> given)
{
    private readonly Queue<string> _left = new(given);

    public string Text(string otherwise) => _left.TryDequeue(out string? text) ? text : otherwise;

    public int Number(int otherwise) => _left.TryDequeue(out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
