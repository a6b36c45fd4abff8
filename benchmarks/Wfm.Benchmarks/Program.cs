using BenchmarkDotNet.Running;
using Wfm.Benchmarks;

// InvariantCulture: the report is committed, and its numbers must not depend on who ran it.
System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.InvariantCulture;
var node = new NodeFilter();
var summaries = BenchmarkSwitcher.FromAssembly(typeof(NodeFilter).Assembly).Run(args, SuiteConfig.For(args, node)).ToList();
var failed = summaries.SelectMany(s => s.Reports).Count(r => !r.Success) + summaries.Count(s => s.HasCriticalValidationErrors);
node.Report(Console.Out);
return failed == 0 ? 0 : 1;
