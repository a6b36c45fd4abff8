using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>The transient queue against the reference table (uniformization and Runge-Kutta, which agree to the table's <c>method_difference</c>) and known limits.</summary>
public sealed class TransientQueueTests
{
    [Test]
    public void Run_ReferenceTable_AgreesInEveryColumn()
    {
        var rows = GoldenTable.Read("golden_transient.csv");
        Assert.That(rows, Has.Count.GreaterThanOrEqualTo(18));
        using (Assert.EnterMultipleScope())
        {
            foreach (var scenario in rows.GroupBy(r => r["scenario"]))
            {
                var day = scenario.OrderBy(r => r.Number("interval_index")).ToList();
                var result = TransientQueue.Run(
                    [.. day.Select(r => r.Number("calls"))],
                    [.. day.Select(r => r.Number("aht_s"))],
                    [.. day.Select(r => (int)r.Number("agents"))],
                    day[0].Number("interval_s"),
                    20,
                    day[0].Optional("patience_s") ?? double.PositiveInfinity);
                foreach (var (row, actual) in day.Zip(result.Intervals))
                {
                    Check(row, "p_wait_mean", actual.WaitProbability);
                    Check(row, "mean_queue", actual.MeanQueue);
                    Check(row, "occupancy", actual.Occupancy);
                    Check(row, "p_abandon_rate", actual.Abandonment);
                    Check(row, "number_in_system_at_end", actual.InSystemAtEnd);
                }

                Assert.That(result.ErrorBound, Is.LessThan(1e-12));
            }
        }
    }

    private static void Check(IReadOnlyDictionary<string, string> row, string column, double actual) =>
        Assert.That(actual, Is.EqualTo(row.Number(column)).Within(row.Number("method_difference") + 5e-10),
            string.Create(CultureInfo.InvariantCulture, $"{column} of {row["scenario"]}, interval {row["interval_index"]}"));
}
