using System.Globalization;

namespace Wfm.IO.Tests;

/// <summary>The many ways in which the same table may be written.</summary>
public sealed class FormatTests
{
    [TestCase("queue;start;interval_s;offered;aht_s\nq;2026-09-01T08:00;1800;10;180,5\n")]
    [TestCase("queue;start;interval_s;offered;aht_s\nq;2026-09-01T08:00;1800;10;180.5\n")]
    [TestCase("queue\tstart\tinterval_s\toffered\taht_s\nq\t2026-09-01 08:00\t1800\t10\t180,5\n")]
    [TestCase("\uFEFFqueue,start,interval_s,offered,aht_s\r\nq,2026-09-01T08:00:00,1800,10,180.5\r\n\r\n\r\n")]
    [TestCase("AHT_S,Offered,\"Interval_s\",START,note,queue\n180.5,10,1800,2026-09-01 08:00,\"a, b\",q\n")]
    [TestCase("queue,start,interval_s,offered,aht_s,,\nq,2026-09-01T08:00+02:00,1800,10,180.5,,\n")]
    [TestCase("queue,start,interval_s,offered,aht_s\n\"q\",\"2026-09-01T06:00Z\",\"1800\",\"10\",\"180.5\"")]
    [TestCase("queue,start,interval_s,offered,aht_s\rq,2026-09-01T06:00:00.000+0000,1800,1e1,1.805e2\r")]
    [TestCase("\n\nqueue , start , interval_s , offered , talk_s , hold_s , wrap_s\n q , 2026-09-01T08:00 , 1800 , 10 , 100 , 50.5 , 30 \n")]
    public void Read_SameRowInManyForms_GivesTheSamePoint(string text)
    {
        var result = HistoryFile.Read(Sample.Text("history.csv", text), Sample.Options);

        var history = result.Value.Single();
        Assert.That(history.Queue, Is.EqualTo(new QueueKey("q")));
        Assert.That(history.Points.Single() with { TalkSeconds = double.NaN, HoldSeconds = double.NaN, WrapSeconds = double.NaN },
            Is.EqualTo(new HistoryPoint(new Interval(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(2)), TimeSpan.FromMinutes(30)), 10, 180.5)));
        Assert.That(result.Warnings, Is.Empty);
    }

    [Test]
    public void Read_NamedDelimiterAndCulture_Decide()
    {
        const string Text = "queue;start;interval_s;offered;aht_s\nq;2026-09-01T08:00;1800;10;1.500\n";
        var source = Sample.Text("history.csv", Text);

        Assert.That(Sample.Faults(() => HistoryFile.Read(source, Sample.Options)), Is.EqualTo(new[]
        {
            "history.csv, line 2, column 'aht_s': '1.500' must be clear: it could be a thousand times as much; leave thousands separators out or name the culture.",
        }));
        Assert.That(HistoryFile.Read(source, Sample.Options with { Culture = CultureInfo.InvariantCulture }).Value[0].Points[0].AhtSeconds, Is.EqualTo(1.5));
        Assert.That(Sample.Faults(() => HistoryFile.Read(source, Sample.Options with { Culture = CultureInfo.GetCultureInfo("nl-NL") })), Is.EqualTo(new[]
        {
            "history.csv, line 2, column 'aht_s': '1.500' must be a number with a decimal comma and no thousands separator.",
        }));
        Assert.That(Sample.Faults(() => HistoryFile.Read(source, Sample.Options with { Delimiter = ',' }))[0], Does.StartWith("history.csv, line 1: columns 'queue', 'start'"));
        Assert.That(() => new ReadOptions { Delimiter = 'x' }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Read_BothDecimalSigns_IsAFault()
    {
        const string Text = "queue;start;interval_s;offered;aht_s\nq;2026-09-01T08:00;1800;10;180,5\nq;2026-09-01T08:30;1800;10;180.5\n";

        Assert.That(Sample.Faults(() => HistoryFile.Read(Sample.Text("history.csv", Text), Sample.Options)),
            Is.EqualTo(new[] { "history.csv, line 3, column 'aht_s': '180.5' must be a number with a decimal comma and no thousands separator." }));
    }

    // Amsterdam: 2026-10-25 03:00 +02:00 becomes 02:00 +01:00.
    [TestCase("02:00,02:30,02:00,02:30,03:00", "0:00,0:30,1:00,1:30,2:00")]
    [TestCase("02:00,02:00,02:30,02:30,03:00", "0:00,1:00,0:30,1:30,2:00")]
    [TestCase("01:30,02:00,02:30,03:00", "-0:30,0:00,0:30,2:00")]
    public void Read_RepeatedHour_IsToldApartByOrder(string clock, string hoursAfterUtcMidnight)
    {
        var text = "queue,start,interval_s,offered\n" + string.Concat(clock.Split(',').Select((c, i) => $"q,2026-10-25T{c},1800,{i}\n"));

        var points = HistoryFile.Read(Sample.Text("history.csv", text), Sample.Options).Value.Single().Points;

        var midnight = new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero);
        var expected = hoursAfterUtcMidnight.Split(',').Select((h, i) => (midnight + TimeSpan.Parse(h, CultureInfo.InvariantCulture), (double)i)).OrderBy(e => e.Item1);
        Assert.That(points.Select(p => (p.Time.Start, p.Offered)), Is.EqualTo(expected));
    }

    [Test]
    public void Read_RepeatedHourThreeTimes_IsADuplicate() =>
        Assert.That(
            Sample.Faults(() => HistoryFile.Read(
                Sample.Text("history.csv", "queue,start,interval_s,offered\n" + string.Concat(Enumerable.Repeat("q,2026-10-25T02:00,1800,1\n", 3))), Sample.Options)),
            Is.EqualTo(new[] { "history.csv, line 4, column 'start': '2026-10-25T02:00:00+01:00' must be listed at most twice, since the clock repeats it; which of the two it corrects cannot be told (line 3): write the offset." }));

    [Test]
    public void Read_RepeatedHourOfTwoQueues_IsToldApartPerQueue()
    {
        const string Text = "queue,start,interval_s,offered\na,2026-10-25T02:00,1800,1\nb,2026-10-25T02:00,1800,1\na,2026-10-25T02:00,1800,1\nb,2026-10-25T02:00,1800,1\n";

        var histories = HistoryFile.Read(Sample.Text("history.csv", Text), Sample.Options).Value;

        Assert.That(histories.Select(h => h.Points[1].Time.Start - h.Points[0].Time.Start), Is.EqualTo(new[] { TimeSpan.FromHours(1), TimeSpan.FromHours(1) }));
    }

    [Test]
    public void ReadForecast_LocalTimesOnAClockChange_FillTheLongDay()
    {
        // A forecast made elsewhere, without offsets, quantiles and model: 2 am comes twice.
        var clock = new[] { 0, 1, 2, 2 }.Concat(Enumerable.Range(3, 21));
        var text = "queue,start,interval_s,volume,aht_s\n" + string.Concat(clock.Select((h, i) => $"q,2026-10-25T{h:00}:00,3600,{i},180\n"));

        var result = ForecastFile.Read(Sample.Text("forecast.csv", text), Sample.Options);

        var forecast = result.Value.Single();
        Assert.That(forecast.Volume.Grid.Count, Is.EqualTo(25));
        Assert.That(forecast.Volume.Values.ToArray(), Is.EqualTo(Enumerable.Range(0, 25).Select(i => (double)i)));
        Assert.That(forecast.Quantiles[3].Values.ToArray(), Is.EqualTo(forecast.Volume.Values.ToArray()));
        Assert.That(result.Warnings, Is.Empty);
    }

    [Test]
    public void WriteForecast_WithAnOverride_HasTheModelsVolumeTheFactorAndTheReason()
    {
        var grid = new TimeGrid(TimeZoneInfo.Utc, new DateOnly(2026, 10, 5), 1, TimeSpan.FromMinutes(60));
        IntervalSeries Series(double value) => new(grid, Enumerable.Repeat(value, grid.Count));
        QueueForecast Forecast(string name) => new(new QueueKey(name), Series(12), Series(180), QueueForecast.Levels.Select(_ => Series(11)), "naive");
        var planned = Forecast("a") with
        {
            ModelVolume = Series(10),
            Overrides =
            [
                new ForecastOverride(new Interval(grid[2].Start, TimeSpan.FromHours(2)), "override", "mailing", 1.5, "40,000 letters"),
                new ForecastOverride(new Interval(grid[3].Start, TimeSpan.FromHours(1)), "override", "", 0.8, null),
            ],
        };
        using var writer = new StringWriter();
        ForecastFile.Write(writer, [planned, Forecast("b")]);
        var lines = writer.ToString().Split('\n');

        Assert.That(lines[0], Does.EndWith(",q97_5,model,model_volume,override,reason"));
        Assert.That(lines[2], Does.EndWith(",naive,10,,"));
        Assert.That(lines[3], Does.EndWith(",naive,10,1.5,\"40,000 letters\""));
        Assert.That(lines[4], Does.EndWith(",naive,10,1.2,\"40,000 letters\""));
        Assert.That(lines[5], Does.EndWith(",naive,10,,"));
        Assert.That(lines[26], Does.EndWith(",naive,12,,"));
        Assert.That(ForecastFile.Read(Sample.Text("forecast.csv", writer.ToString())).Value.Select(f => f.Volume.Sum()), Is.EqualTo(new[] { 288.0, 288.0 }));

        using var plain = new StringWriter();
        ForecastFile.Write(plain, [Forecast("b")]);
        Assert.That(plain.ToString().Split('\n')[0], Does.EndWith(",q97_5,model"));
    }

    [Test]
    public void ReadPlan_Holidays_AreFoundOnce()
    {
        var plan = PlanFile.Read(Sample.Text(PlanFile.FileName, Sample.Yaml + "\nholidays: [NL, de-by, nl]\n")).Value;
        Assert.That(plan.Holidays.Select(h => h.Code), Is.EqualTo(new[] { "NL", "DE-BY" }));
        Assert.That(Sample.Plan.Holidays, Is.Empty);
    }

    [Test]
    public void ReadRequirement_OnAGridOfFewerRows_FillsAndSaysSo()
    {
        const string Text = "skill,start,interval_s,gross_agents\ns,2026-10-05T08:00,1800,2.5\ns,2026-11-05T08:00,1800,9\n";

        var result = RequirementFile.Read(Sample.Text("requirement.csv", Text), grid: Sample.Plan.Grid);

        var requirement = result.Value.Single();
        Assert.That(requirement.GrossHours, Is.EqualTo(1.25));
        Assert.That(requirement.Points[16].NetAgents, Is.EqualTo(2.5));
        Assert.That(result.Warnings, Is.EqualTo(new[]
        {
            "requirement.csv, line 3: the row has an interval outside the plan's days: dropped.",
            "requirement.csv: 1345 intervals of skill 's' have no row: taken as nobody needed.",
        }));
    }

    [Test]
    public void Read_SkippedHour_IsDroppedWhenEmptyAndSaysSo()
    {
        const string Text = "queue,start,interval_s,offered\nq,2026-03-29T01:30,1800,4\nq,2026-03-29T02:00,1800,0\nq,2026-03-29T02:30,1800,0\nq,2026-03-29T03:00,1800,5\n";

        var result = HistoryFile.Read(Sample.Text("history.csv", Text), Sample.Options);

        Assert.That(result.Value[0].Points.Select(p => p.Offered), Is.EqualTo(new[] { 4.0, 5.0 }));
        Assert.That(result.Warnings, Is.EqualTo(new[] { "history.csv: 2 rows have a local time that the clock skips, with 0 contacts: dropped (the first on line 3)." }));
    }

    [Test]
    public void Read_NoZone_TakesUtcAndSaysSo()
    {
        var local = HistoryFile.Read(Sample.Text("history.csv", "queue,start,interval_s,offered\nq,2026-03-29T02:30,1800,4\n"));
        var offset = HistoryFile.Read(Sample.Text("history.csv", "queue,start,interval_s,offered\nq,2026-03-29T02:30+01:00,1800,4\n"));

        Assert.That(local.Value[0].Points[0].Time.Start, Is.EqualTo(new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.Zero)));
        Assert.That(local.Warnings, Is.EqualTo(new[] { "history.csv: times have no offset and no zone is known: taken as UTC." }));
        Assert.That(offset.Warnings, Is.EqualTo(new[] { "history.csv: no zone is known: days and weeks are taken in UTC." }));
    }

    [Test]
    public void Read_OddCounts_WarnOnce()
    {
        const string Text = "queue,start,interval_s,offered,handled,aht_s\nq,2026-03-02T08:00,1800,4,5,100\nq,2026-03-02T08:30,1800,4,6,0\nq,2026-03-02T09:00,1800,0,0,0\n";

        var result = HistoryFile.Read(Sample.Text("history.csv", Text), Sample.Options);

        Assert.That(result.Warnings, Is.EqualTo(new[]
        {
            "history.csv: 2 rows have more contacts handled than offered (the first on line 2).",
            "history.csv, line 3: the row has an AHT of 0 although contacts were handled: taken as unknown.",
        }));
        Assert.That(result.Value[0].Points.Select(p => p.AhtSeconds), Is.EqualTo(new[] { 100, double.NaN, double.NaN }));
    }

    [Test]
    public void ReadAbsences_Dates_AreWholeLocalDays()
    {
        var absence = AbsencesFile.Read(Sample.Text("absences.csv", "person,start,end,kind\na,2026-10-24,2026-10-26,leave\n"), Sample.Options).Value.Single();

        // Two local days, one of them of 25 hours.
        Assert.That(absence.Time, Is.EqualTo(new Interval(new DateTimeOffset(2026, 10, 24, 0, 0, 0, TimeSpan.FromHours(2)), TimeSpan.FromHours(49))));
        Assert.That(absence.IsFixed, Is.True);
    }

    [Test]
    public void ReadPlan_Sample_HasAllOfIt()
    {
        var plan = Sample.Plan;

        Assert.That((plan.Name, plan.Grid.ToString(), plan.Seed, plan.FullTimeHours, plan.TimeLimit), Is.EqualTo(("Test", "2026-10-05 + 28 days of 30 min in Europe/Amsterdam", 1, 40.0, (TimeSpan?)null)));
        Assert.That(plan.Queues.Select(q => (q.Queue, q.Skill)), Is.EqualTo(new[] { (new QueueKey("service"), "service"), (new QueueKey("sales", Channel.Chat), "sales") }));
        Assert.That(plan.Queues[0].Target, Is.EqualTo(new ServiceTarget { Patience = TimeSpan.FromSeconds(240), AbandonmentMax = 0.05 }));
        Assert.That(plan.Queues[1].Target, Is.EqualTo(new ServiceTarget { ServiceLevel = null }));
        Assert.That(plan.Queues[0].DefaultAht, Is.EqualTo(TimeSpan.FromSeconds(180)));
        Assert.That(plan.Queues[0].Open.On(new DateOnly(2026, 10, 9)), Is.EqualTo(new[] { new OpenSpan(TimeSpan.FromHours(8), TimeSpan.FromHours(21)) }));
        Assert.That(plan.Queues.Select(q => q.Open.On(new DateOnly(2026, 10, 10)).Count), Is.EqualTo(new[] { 0, 0 }));
        Assert.That(plan.Queues.Select(q => q.Open.On(new DateOnly(2026, 10, 11)).Count), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(plan.Contracts, Is.EqualTo(new[] { new Contract("ft40", TimeSpan.FromHours(40)), new Contract("pt24", TimeSpan.FromHours(24)) { MaxDaysPerWeek = 3 } }));
        Assert.That(plan.LeadRule, Is.EqualTo(new LeadRule { AgentsPerLead = 12, Policy = LeadPolicy.OrgEither }));
        Assert.That(plan.Law, Is.EqualTo(new[] { "NL" }));
        Assert.That(plan.Weights, Is.EqualTo(new RosterWeights { UnderCover = 90 }));
        Assert.That(plan.Shrinkage, Is.EqualTo(new[] { new Shrinkage("coaching", 0.05, ShrinkageBase.Present) }));
    }

    [Test]
    public void ReadPlan_ExampleOfTheDocs_IsReadWithoutWarning()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "docs", "files.md")))
        {
            folder = folder.Parent;
        }

        var text = File.ReadAllText(Path.Combine(folder!.FullName, "docs", "files.md")).Split("```yaml\n")[1].Split("```")[0];

        var result = PlanFile.Read(Sample.Text("plan.yaml", text));

        Assert.That(result.Warnings, Is.Empty);

        // The example spells out defaults; where it says "default" it must be right.
        Assert.That(result.Value.LeadRule, Is.EqualTo(new LeadRule()));
        Assert.That(result.Value.Weights, Is.EqualTo(new RosterWeights()));
        Assert.That(result.Value.Contracts, Is.EqualTo(new[] { new Contract("ft40", TimeSpan.FromHours(40)) }));
        Assert.That((result.Value.Seed, result.Value.FullTimeHours, result.Value.Model, result.Value.Country), Is.EqualTo((1, 40.0, "auto", "NL")));
    }

    [Test]
    public void ReadPlan_QueueOfEachKind_KeepsWhatItSays()
    {
        const string Queues = """
            queues:
              - { name: calls, skill: s, service_level_of: excluding_short_abandons, short_abandon_s: 5, asa_of: all, certainty: 0.9, patience_s: 240, aht_cv: 1.3, priority: 2, overflow_after_s: 30 }
              - { name: chat, channel: chat, concurrency: 3 }
              - { name: app, channel: WhatsApp, throughput: [1, 1.5], service_level_of: virtual_wait, patience_s: 60 }
              - { name: mail, channel: e-mail, skill: s, answer_within_h: 8, backlog: 40, deferred_occupancy: 0.9, in_open_hours: false }
              - { name: cases, channel: back office, answer_within_s: 90000 }
            """;
        var result = PlanFile.Read(Sample.Text("plan.yaml", Sample.Yaml.Split("queues:")[0] + "load: lagged\n" + Queues));
        var queues = result.Value.Queues;
        Assert.Multiple(() =>
        {
            Assert.That(result.Warnings, Is.Empty);
            Assert.That(result.Value.Load, Is.EqualTo(LoadMethod.Lagged));
            var calls = queues[0].Target;
            Assert.That((calls.ServiceLevelOf, calls.ShortAbandon, calls.AsaOf, calls.Certainty),
                Is.EqualTo((ServiceLevelOf.ExcludingShortAbandons, (TimeSpan?)TimeSpan.FromSeconds(5), AsaOf.All, (double?)0.9)));
            Assert.That((queues[0].AhtCv, queues[0].Priority, queues[0].OverflowAfter), Is.EqualTo(((double?)1.3, 2, (TimeSpan?)TimeSpan.FromSeconds(30))));
            Assert.That(queues[1].Concurrency!.Throughput, Is.EqualTo(new[] { 1, 1.7, 2.5 }));
            Assert.That((queues[2].Queue.Channel, queues[2].Concurrency!.Max, queues[2].Target.ServiceLevelOf), Is.EqualTo((Channel.Social, 2, ServiceLevelOf.VirtualWait)));
            Assert.That((queues[3].Queue.Channel, queues[3].Target.AnswerWithin, queues[3].Backlog, queues[3].DeferredOccupancy, queues[3].InOpenHours),
                Is.EqualTo((Channel.Email, TimeSpan.FromHours(8), 40.0, 0.9, false)));
            Assert.That((queues[4].Queue.Channel, queues[4].Target.AnswerWithin, queues[4].InOpenHours), Is.EqualTo((Channel.Ticket, TimeSpan.FromHours(25), true)));
        });
    }

    [Test]
    public void ReadPlan_ShrinkageAtTimes_KeepsWhenItHolds()
    {
        var text = Sample.Yaml.Replace("base: present }", "base: present }\n  - { category: meeting, fraction: 0.3, base: present, combine: multiplicative, from: 2026-10-01, to: 2027-01-01, days: [tue, thu-fri], hours: \"22:00-02:00\" }", StringComparison.Ordinal);
        Assert.That(PlanFile.Read(Sample.Text("plan.yaml", text)).Value.Shrinkage, Is.EqualTo(new[]
        {
            new Shrinkage("coaching", 0.05, ShrinkageBase.Present),
            new Shrinkage("meeting", 0.3, ShrinkageBase.Present)
            {
                Combination = ShrinkageCombination.Multiplicative,
                From = new DateOnly(2026, 10, 1),
                To = new DateOnly(2027, 1, 1),
                Weekdays = [DayOfWeek.Tuesday, DayOfWeek.Thursday, DayOfWeek.Friday],
                Clock = new OpenSpan(TimeSpan.FromHours(22), TimeSpan.FromHours(26)),
            },
        }));
    }

    [TestCase("email", "plan.yaml, line 15: the queue has no answer_within_h: a promise of 8 h is assumed for email.")]
    [TestCase("callback", "plan.yaml, line 15: the queue has no answer_within_h: a promise of 1 h is assumed for callback.")]
    [TestCase("tickets\n    answer_within_h: 4\n    patience_s: 60", "plan.yaml, line 18: key 'patience_s' has no effect on ticket, which waits in a backlog against answer_within.")]
    public void ReadPlan_WhatItHasToAssume_IsAWarning(string channel, string warning) =>
        Assert.That(PlanFile.Read(Sample.Text("plan.yaml", Sample.Yaml.Replace("channel: chat", $"channel: {channel}", StringComparison.Ordinal))).Warnings, Is.EqualTo(new[] { warning }));

    [TestCase("phone,Telephone,voice", Channel.Phone)]
    [TestCase("chat,Web-chat,live chat", Channel.Chat)]
    [TestCase("email,e-mail,E_MAIL,mail", Channel.Email)]
    [TestCase("social,WhatsApp,messaging", Channel.Social)]
    [TestCase("ticket,Tickets,back_office,backoffice", Channel.Ticket)]
    [TestCase("callback,call-backs", Channel.Callback)]
    [TestCase("outbound,outbound list", Channel.Outbound)]
    public void Read_ChannelAsUsersNameIt_IsTheSameInEveryFile(string names, Channel channel)
    {
        foreach (var name in names.Split(','))
        {
            var text = $"queue,channel,start,interval_s,offered\nq,{name},2026-09-01T08:00,1800,10\n";
            Assert.That(HistoryFile.Read(Sample.Text("history.csv", text), Sample.Options).Value.Single().Queue, Is.EqualTo(new QueueKey("q", channel)), name);
            text = $"queue,channel,start,interval_s,volume,aht_s\nq,{name},2026-09-01T08:00,1800,10,60\n";
            Assert.That(ForecastFile.Read(Sample.Text("forecast.csv", text), Sample.Options).Value.Single().Queue, Is.EqualTo(new QueueKey("q", channel)), name);
            text = Sample.Yaml.Replace("channel: chat", $"channel: {name}", StringComparison.Ordinal);
            Assert.That(PlanFile.Read(Sample.Text("plan.yaml", text)).Value.Queues[1].Queue.Channel, Is.EqualTo(channel), name);
        }
    }

    [TestCase("5min", 5)]
    [TestCase("PT15M", 15)]
    [TestCase("20m", 20)]
    [TestCase("1h", 60)]
    public void ReadPlan_Interval_HasManyForms(string text, int minutes) =>
        Assert.That(PlanFile.Read(Sample.Text("plan.yaml", Sample.Yaml.Replace("30min", text, StringComparison.Ordinal))).Value.Grid.Step, Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [Test]
    public void ReadPlan_NightHours_EndOnTheNextDay()
    {
        var plan = PlanFile.Read(Sample.Text("plan.yaml", Sample.Yaml.Replace("\"08:00-21:00\"", "[\"06:00-12:00\", \"22:00-02:00\"]", StringComparison.Ordinal))).Value;

        Assert.That(plan.Queues[0].Open.On(new DateOnly(2026, 10, 5)), Is.EqualTo(new[]
        {
            new OpenSpan(TimeSpan.FromHours(6), TimeSpan.FromHours(12)), new OpenSpan(TimeSpan.FromHours(22), TimeSpan.FromHours(26)),
        }));
    }

    [Test]
    public void ReadFolder_Sample_GivesAllAndWarns()
    {
        using var folder = new TempFolder();
        folder.Write("plan.yaml", Sample.Yaml);
        folder.Write("history.csv", Sample.History.Split("\nsales")[0]);
        folder.Write("people.csv", "\uFEFF" + Sample.People.Replace("sales:0.8", "salse", StringComparison.Ordinal));
        folder.Write("shifts.csv", Sample.Shifts);

        var input = PlanFolder.Read(folder.Path);

        Assert.That((input.Histories.Count, input.People.Count, input.Templates.Count, input.Absences.Count, input.Events.Count), Is.EqualTo((1, 3, 2, 0, 0)));
        Assert.That(input.Warnings, Is.EqualTo(new[]
        {
            "history.csv: no rows for queue 'sales' of plan.yaml; it has no forecast.",
            "people.csv: no agent has skill 'sales', which plan.yaml asks for.",
            "people.csv: no queue needs skill 'salse'. Did you mean 'sales'?",
        }));
        Assert.That(input.InputHashes.Keys, Is.EqualTo(new[] { "history.csv", "people.csv", "plan.yaml", "shifts.csv" }));
        foreach (var (name, hash) in input.InputHashes)
        {
            Assert.That(hash, Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(folder.File(name))))), name);
        }
    }
}
