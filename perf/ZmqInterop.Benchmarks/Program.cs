using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using ZmqInterop.Perf;

namespace ZmqInterop.Benchmarks;

/// <summary>What single calls cost, beside the same calls without safety. Started by build/perf units; takes BenchmarkDotNet's arguments.</summary>
internal static class Program
{
    private static readonly TimeInterval s_iteration = TimeInterval.FromMilliseconds(100);

    private static int Main(string[] args)
    {
        LibZmq.ShareLibrary();

        // In this process: the projects that BenchmarkDotNet would generate and build have not the strictness of this repository.
        // Shorter than usual and more often: other work on the machine then spoils fewer of the measurements.
        Job job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(20).WithIterationTime(s_iteration).AsDefault();
        IConfig config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddColumn(CategoriesColumn.Default)
            .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory)
            .AddLogger(ConsoleLogger.Default)
            .AddExporter(MarkdownExporter.GitHub, JsonExporter.Brief)
            .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared))
            .WithOption(ConfigOptions.JoinSummary, true);
        int reports = 0;
        foreach (Summary summary in BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config))
        {
            reports += summary.HasCriticalValidationErrors ? 0 : summary.Reports.Length;
        }

        return reports > 0 ? 0 : 1;
    }
}
