using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace ZmqInterop.Tool.Commands;

/// <summary>zmqi keygen: keys and certificates for CURVE.</summary>
internal sealed class KeygenCommand : ToolCommand
{
    private readonly Argument<string?> _file = new("file")
    {
        Description = "Write certificate files, as CZMQ and pyzmq know them: this one, to give away, and this one with _secret behind it, to keep. Without it the keys are shown.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _public = new("--public") { Description = "Make no keys; show the public key of this certificate file.", HelpName = "file" };

    private readonly Option<string[]> _metadata = new("--metadata", "-m") { Description = "Put this into the certificates.", HelpName = "name=value" };

    private readonly Option<bool> _force = new("--force", "-f") { Description = "Replace files that are there." };

    public KeygenCommand(ToolConsole console)
        : base("keygen", "Makes a pair of CURVE keys, in Z85.", console)
    {
        Add(_file);
        Add(_public);
        Add(_metadata);
        Add(_force);
    }

    protected override Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        if (line.GetValue(_public) is { } certificateFile)
        {
            using ZmqCertificate certificate = ZmqCertificate.Load(certificateFile, Warn);
            Show(line, certificate, secret: false, file: null);
        }
        else
        {
            using ZmqCertificate certificate = ZmqCertificate.Generate(Metadata(line));
            string? file = line.GetValue(_file);
            if (file is not null)
            {
                Save(certificate, file, line.GetValue(_force));
            }

            Show(line, certificate, secret: file is null, file);
        }

        return Task.FromResult(ExitCodes.Success);
    }

    private void Warn(string sentence) => Console.Error.WriteLine($"zmqi: {sentence}");

    private Dictionary<string, string> Metadata(ParseResult line)
    {
        Dictionary<string, string> metadata = [];
        foreach (string pair in line.GetValue(_metadata) ?? [])
        {
            int sign = pair.IndexOf('=', System.StringComparison.Ordinal);
            if (sign <= 0)
            {
                throw ToolException.Usage($"--metadata takes name=value, not '{pair}'.");
            }

            metadata[pair[..sign]] = pair[(sign + 1)..];
        }

        return metadata;
    }

    private static void Save(ZmqCertificate certificate, string file, bool force)
    {
        foreach (string path in (string[])[file, file + ZmqCertificate.SecretFileSuffix])
        {
            if (!force && File.Exists(path))
            {
                throw new ToolException($"There is a file '{path}'. A lost secret key cannot be had again: choose another name, or --force.");
            }
        }

        certificate.Save(file);
    }

    private void Show(ParseResult line, ZmqCertificate certificate, bool secret, string? file)
    {
        if (IsJson(line))
        {
            JsonObject answer = new() { ["publicKey"] = certificate.PublicKey.ToString() };
            if (secret)
            {
                answer["secretKey"] = certificate.KeyPair!.GetSecretKeyText();
            }

            if (file is not null)
            {
                answer["publicFile"] = file;
                answer["secretFile"] = file + ZmqCertificate.SecretFileSuffix;
            }

            Console.Text.WriteJson(answer);
        }
        else if (secret)
        {
            Console.Text.WriteLine($"public  {certificate.PublicKey}\nsecret  {certificate.KeyPair!.GetSecretKeyText()}");
        }
        else
        {
            // Alone, to be used by scripts.
            Console.Text.WriteLine(certificate.PublicKey);
        }
    }
}
