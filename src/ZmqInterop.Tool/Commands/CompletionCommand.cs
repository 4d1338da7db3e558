using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi completion: what makes the Tab key work. The scripts ask the program itself, by the [suggest] directive of System.CommandLine.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    private const string Bash = """
        # zmqi: put this into ~/.bashrc: source <(zmqi completion bash)
        _zmqi() {
            local line=${COMP_LINE:0:COMP_POINT}
            line=${line#*[[:space:]]}
            mapfile -t COMPREPLY < <(compgen -W "$(zmqi "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$2")
        }
        complete -o default -F _zmqi zmqi

        """;

    private const string Zsh = """
        # zmqi: put this into ~/.zshrc, behind compinit: source <(zmqi completion zsh)
        _zmqi() {
            local line=${BUFFER[1,CURSOR]#*[[:space:]]}
            local -a suggestions=("${(@f)$(zmqi "[suggest:${#line}]" "$line" 2>/dev/null)}")
            compadd -- $suggestions || _files
        }
        compdef _zmqi zmqi

        """;

    private const string Fish = """
        # zmqi: put this into ~/.config/fish/config.fish: zmqi completion fish | source
        function __zmqi
            set -l line (string replace -r '^\S+\s' '' -- (commandline -cp))
            zmqi "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c zmqi -a '(__zmqi)'

        """;

    private const string PowerShell = """
        # zmqi: put this into $PROFILE: zmqi completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName zmqi -ScriptBlock {
            param($word, $ast, $position)
            $line = $ast.ToString().PadRight($position).Substring(0, $position) -replace '^\S+\s?', ''
            zmqi "[suggest:$($line.Length)]" "$line" 2>$null | Where-Object { $_ -like "$word*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;

    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh, fish or pwsh." };

    public CompletionCommand(ToolConsole console)
        : base("completion", "Writes a script that makes the shell complete commands and options; its first line says where it goes.", console)
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        Add(_shell);
    }

    protected override Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        Console.Text.Write(line.GetValue(_shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        });
        return Task.FromResult(ExitCodes.Success);
    }
}
