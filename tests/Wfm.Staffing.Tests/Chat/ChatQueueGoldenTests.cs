using System.Globalization;

namespace Wfm.Staffing.Tests;

/// <summary>Golden: golden_chat.csv (28-digit decimals), every row and column, relative 1e-9 with an absolute floor of 1e-12.</summary>
public class ChatQueueGoldenTests
{
    [Test]
    public void Evaluate_EveryGoldenRow_MatchesEveryColumn()
    {
        var rows = GoldenTable.Read("golden_chat.csv");
        Assert.That(rows, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var row in rows)
            {
                var concurrency = new Concurrency(row["throughput_factors_by_concurrency"].Split('|').Select(f => double.Parse(f, CultureInfo.InvariantCulture)));
                Assert.That(concurrency.Max, Is.EqualTo((int)row.Number("max_concurrency")));
                var erlangs = row.Number("chats_per_interval") * row.Number("aht_alone_s") / row.Number("interval_s");
                var result = ChatQueue.Evaluate(erlangs, row.Number("agents"), concurrency, row.Number("aht_alone_s"), row.Number("target_s"));
                Check("erlangs_alone", result.Queue.Erlangs);
                Check("p_wait", result.Queue.WaitProbability);
                Check("service_level", result.Queue.ServiceLevel);
                Check("asa_s", result.Queue.AsaSeconds);
                Check("mean_chats_per_agent", result.ChatsPerAgent);
                Check("mean_handle_time_s", result.HandleTimeSeconds);
                Check("peak_rho", result.PeakLoad);
                void Check(string column, double actual) =>
                    Assert.That(GoldenTable.Agrees(actual, row.Number(column)), $"{column} is {actual:R} instead of {row[column]} with {row["agents"]} agents");
            }
        });
    }
}
