namespace Wfm.IO.Tests;

/// <summary>Each file broken one way at a time: exactly one line says where and what is allowed.</summary>
public sealed class FaultTests
{
    [TestCaseSource(typeof(Sample), nameof(Sample.Names))]
    public void Read_Unbroken_Succeeds(string name) => Assert.That(() => Sample.Read(name, Sample.Text(name, Sample.TextOf(name))), Throws.Nothing);

    [TestCase(HistoryFile.FileName, "queue,channel,start", "queue,channel,begin",
        "history.csv, line 1: column 'start' missing; the columns are queue, start, interval_s, offered; optional: channel, handled, abandoned, aht_s, talk_s, hold_s, wrap_s.")]
    [TestCase(HistoryFile.FileName, "channel,start", "start,start", "history.csv, line 1: column 'start' comes twice in the header row.")]
    [TestCase(HistoryFile.FileName, "190.5", "long", "history.csv, line 3, column 'aht_s': 'long' must be a number with a decimal point and no thousands separator.")]
    [TestCase(HistoryFile.FileName, "190.5", "-5", "history.csv, line 3, column 'aht_s': '-5' must be 0 or more.")]
    [TestCase(HistoryFile.FileName, "190.5", "NaN", "history.csv, line 3, column 'aht_s': 'NaN' must be a number with a decimal point and no thousands separator.")]
    [TestCase(HistoryFile.FileName, ",10,9", ",Infinity,9", "history.csv, line 2, column 'offered': 'Infinity' must be a number with a decimal point and no thousands separator.")]
    [TestCase(HistoryFile.FileName, ",10,9", ",\"1,000\",9", "history.csv, line 2, column 'offered': '1,000' must be a number with a decimal point and no thousands separator.")]
    [TestCase(HistoryFile.FileName, ",10,9", ",,9", "history.csv, line 2, column 'offered': '' must be a number with a decimal point and no thousands separator.")]
    [TestCase(HistoryFile.FileName, "08:30,1800", "08:30,900", "history.csv, line 3, column 'interval_s': '900' must be 1800, as on line 2: a queue has one interval length.")]
    [TestCase(HistoryFile.FileName, "900,3", "420,3", "history.csv, line 4, column 'interval_s': '420' must be 300, 600, 900, 1200, 1800 or 3600.")]
    [TestCase(HistoryFile.FileName, "900,3", "1200,3", "history.csv, line 4, column 'interval_s': '1200' must be a multiple or a whole part of the plan's interval, 1800 s.")]
    [TestCase(HistoryFile.FileName, "08:30", "08:40", "history.csv, line 3, column 'start': '2026-09-01T08:40' must be a multiple of 30 minutes after midnight.")]
    [TestCase(HistoryFile.FileName, "08:30", "25:30",
        "history.csv, line 3, column 'start': '2026-09-01T25:30' must be a time such as 2026-10-12T09:00:00+02:00, in the years 1970 to 2200.")]
    [TestCase(HistoryFile.FileName, "2026-09-01T08:30", "2026-03-29T02:30",
        "history.csv, line 3, column 'start': '2026-03-29T02:30' must be a time that exists: the clock of Europe/Amsterdam skips it. Write times with an offset, or name the zone that the source kept.")]
    [TestCase(HistoryFile.FileName, "sales,chat", "retail,chat", "history.csv, line 4, column 'queue': 'retail' must be a queue of plan.yaml: service, sales.")]
    [TestCase(HistoryFile.FileName, "sales,chat", "sales,phone", "history.csv, line 4, column 'channel': 'phone' must be chat, as plan.yaml has it for the queue.")]
    [TestCase(HistoryFile.FileName, "sales,chat", "sales,fax", "history.csv, line 4, column 'channel': 'fax' must be one of phone, chat, email, social, ticket, callback, outbound.")]
    [TestCase(HistoryFile.FileName, "12,12,0,190.5", "12,12",
        "history.csv, line 3: the row has 6 cells, the header row has 8. Is there a comma too many or too few, or a line break in a cell without quotes?")]
    [TestCase(HistoryFile.FileName, "sales,chat", "sa\"les,chat", "history.csv, line 4: a quote stands where none may stand; put the cell in quotes and write quotes inside it twice.")]
    [TestCase(HistoryFile.FileName, "sales,chat", "\"sales,chat", "history.csv, line 4: a quoted cell that opens in this row is never closed.")]
    [TestCase(HistoryFile.FileName, ",10,9", ",ab\u0007\u202Ec,9", "history.csv, line 2, column 'offered': 'ab\\u0007\\u202ec' must be a number with a decimal point and no thousands separator.")]

    [TestCase(EventsFile.FileName, ",kind", ",sort", "events.csv, line 1: column 'kind' missing; the columns are start, end, kind; optional: queue, name, effect, reason.")]
    [TestCase(EventsFile.FileName, "1.2", "much", "events.csv, line 3, column 'effect': 'much' must be a number with a decimal point and no thousands separator.")]
    [TestCase(EventsFile.FileName, "1.2", "-1.2", "events.csv, line 3, column 'effect': '-1.2' must be 0 to 1000.")]
    [TestCase(EventsFile.FileName, "1.2", "0", "events.csv, line 3, column 'effect': '0' must be a factor above 0; for no contacts at all use kind 'closed'.")]
    [TestCase(EventsFile.FileName, "service,", "retail,", "events.csv, line 2, column 'queue': 'retail' must be empty or a queue of plan.yaml: service, sales.")]
    [TestCase(EventsFile.FileName, "2026-12-26", "2026-12-25",
        "events.csv, line 2, column 'end': '2026-12-25' must be after the start; the end date is not included, so one day ends on the next date.")]
    [TestCase(EventsFile.FileName, "T12:00", "T09:00", "events.csv, line 3, column 'end': '2026-10-20T09:00' must be after the start.")]
    [TestCase(EventsFile.FileName, "2026-12-26", "2026-12-32",
        "events.csv, line 2, column 'end': '2026-12-32' must be a date or a time, such as 2026-10-12 or 2026-10-12T09:00:00+02:00, in the years 1970 to 2200.")]
    [TestCase(EventsFile.FileName, "campaign", "", "events.csv, line 3, column 'kind': '' must be filled in.")]

    [TestCase(PeopleFile.FileName, "contract", "deal", "people.csv, line 1: column 'contract' missing; the columns are person, role, contract, skills; optional: fte, team, lead, site.")]
    [TestCase(PeopleFile.FileName, "agent,ft40", "agent,", "people.csv, line 2, column 'contract': '' must be a contract of plan.yaml: ft40, pt24.")]
    [TestCase(PeopleFile.FileName, "agent,ft40", "agent,ft99", "people.csv, line 2, column 'contract': 'ft99' must be a contract of plan.yaml: ft40, pt24.")]
    [TestCase(PeopleFile.FileName, "0.6", "some", "people.csv, line 3, column 'fte': 'some' must be a number with a decimal point and no thousands separator.")]
    [TestCase(PeopleFile.FileName, "0.6", "-1", "people.csv, line 3, column 'fte': '-1' must be 0 to 1.5.")]
    [TestCase(PeopleFile.FileName, "0.6", "0", "people.csv, line 3, column 'fte': '0' must be above 0 and at most 1.5.")]
    [TestCase(PeopleFile.FileName, "a2,agent", "a1,agent", "people.csv, line 3, column 'person': 'a1' must be unique; line 2 has it too.")]
    [TestCase(PeopleFile.FileName, "a2,agent", ",agent", "people.csv, line 3, column 'person': '' must be filled in.")]
    [TestCase(PeopleFile.FileName, "a2,agent", "a2,boss", "people.csv, line 3, column 'role': 'boss' must be one of agent, lead.")]
    [TestCase(PeopleFile.FileName, "red,l1\na2", "red,l9\na2", "people.csv, line 2, column 'lead': 'l9' must be the id of a person with role lead.")]
    [TestCase(PeopleFile.FileName, "red,l1\na2", "red,a2\na2", "people.csv, line 2, column 'lead': 'a2' must be the id of a person with role lead.")]
    [TestCase(PeopleFile.FileName, "0.6,service", "0.6,", "people.csv, line 3, column 'skills': '' must be at least one skill for an agent.")]
    [TestCase(PeopleFile.FileName, "sales:0.8", "sales:8",
        "people.csv, line 2, column 'skills': 'service|sales:8' must be skills parted by |, each with an efficiency above 0 and at most 2 if any, such as service|sales:0.8.")]
    [TestCase(PeopleFile.FileName, "sales:0.8", "service", "people.csv, line 2, column 'skills': 'service|service' must be a list that names each skill once.")]

    [TestCase(AbsencesFile.FileName, "person,start", "who,start", "absences.csv, line 1: column 'person' missing; the columns are person, start, end, kind; optional: fixed, weight.")]
    [TestCase(AbsencesFile.FileName, "wish_off,,2", "wish_off,,x", "absences.csv, line 4, column 'weight': 'x' must be a number with a decimal point and no thousands separator.")]
    [TestCase(AbsencesFile.FileName, "wish_off,,2", "wish_off,,-2", "absences.csv, line 4, column 'weight': '-2' must be 0 or more.")]
    [TestCase(AbsencesFile.FileName, "a1,", "a9,", "absences.csv, line 2, column 'person': 'a9' must be a person of people.csv.")]
    [TestCase(AbsencesFile.FileName, "wish_off", "sickness",
        "absences.csv, line 4, column 'start': '2026-10-13' must be clear of other absences of the same person; line 3 overlaps it.")]
    [TestCase(AbsencesFile.FileName, "training", "holiday",
        "absences.csv, line 3, column 'kind': 'holiday' must be one of leave, sickness, training, meeting, unavailable, wish_off, wish_shift.")]
    [TestCase(AbsencesFile.FileName, "false", "maybe", "absences.csv, line 3, column 'fixed': 'maybe' must be one of true, false.")]
    [TestCase(AbsencesFile.FileName, "2026-10-14,leave", "2026-10-12,leave",
        "absences.csv, line 2, column 'end': '2026-10-12' must be after the start; the end date is not included, so one day ends on the next date.")]

    [TestCase(ShiftsFile.FileName, "days,breaks", "days,pauses",
        "shifts.csv, line 1: column 'breaks' missing; the columns are template, earliest_start, latest_start, start_step_s, min_length_s, max_length_s, days, breaks; optional: length_step_s, roles.")]
    [TestCase(ShiftsFile.FileName, "08:00,", "8 am,", "shifts.csv, line 2, column 'earliest_start': '8 am' must be a clock time HH:MM from 00:00 to 23:59.")]
    [TestCase(ShiftsFile.FileName, "08:00,", "08:10,", "shifts.csv, line 2, column 'earliest_start': '08:10' must be a multiple of the plan's interval after midnight, 30 min.")]
    [TestCase(ShiftsFile.FileName, "16:30", "11:30", "shifts.csv, line 3, column 'latest_start': '11:30' must be at or after the earliest start.")]
    [TestCase(ShiftsFile.FileName, "30600", "-1", "shifts.csv, line 2, column 'max_length_s': '-1' must be 0 to 86400.")]
    [TestCase(ShiftsFile.FileName, "30600", "30000", "shifts.csv, line 2, column 'max_length_s': '30000' must be a multiple of the plan's interval, 30 min.")]
    [TestCase(ShiftsFile.FileName, "30600", "long", "shifts.csv, line 2, column 'max_length_s': 'long' must be a number with a decimal point and no thousands separator.")]
    [TestCase(ShiftsFile.FileName, "30600", "12600", "shifts.csv, line 2, column 'max_length_s': '12600' must be at least min_length_s.")]
    [TestCase(ShiftsFile.FileName, "mon-sat", "mon-zat", "shifts.csv, line 2, column 'days': 'mon-zat' must be weekdays such as mon, mon-fri, sat|sun or daily.")]
    [TestCase(ShiftsFile.FileName, "late,12", "day,12", "shifts.csv, line 3, column 'template': 'day' must be unique; line 2 has it too.")]
    [TestCase(ShiftsFile.FileName, "|break:30@60-120", "|lunch:30",
        "shifts.csv, line 2, column 'breaks': 'meal:30@150-300>=330|lunch:30' must be empty or breaks parted by |, each such as meal:30@150-300>=330 (meal or break, minutes, window after the start, shortest shift).")]
    [TestCase(ShiftsFile.FileName, "|break:30@60-120", "|break:15@60-120",
        "shifts.csv, line 2, column 'breaks': 'meal:30@150-300>=330|break:15@60-120' must be breaks that fit the plan's interval, 30 min, in length and window.")]
    [TestCase(ShiftsFile.FileName, "|break:30@60-120", "|break:30@240-300",
        "shifts.csv, line 2, column 'breaks': 'meal:30@150-300>=330|break:30@240-300' must be breaks that fit into the shortest shift that gets them, 240 min.")]

    [TestCase(PlanFile.FileName, "interval: 30min", "interval: 7min", "plan.yaml, line 4, key 'interval': '7min' must be 5min, 10min, 15min, 20min, 30min or 60min.")]
    [TestCase(PlanFile.FileName, "Europe/Amsterdam", "Europe/Amsterdm",
        "plan.yaml, line 2, key 'zone': 'Europe/Amsterdm' must be an IANA time zone such as Europe/Amsterdam. Did you mean 'Europe/Amsterdam'?")]
    [TestCase(PlanFile.FileName, "zone: Europe/Amsterdam", "country: NL", "plan.yaml, line 1: key 'zone' is missing; it must be an IANA time zone such as Europe/Amsterdam.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "ath_s: 180",
        "plan.yaml, line 14: key 'ath_s' is unknown. Did you mean 'aht_s'? Known here: name, channel, skill, service_level, service_level_of, short_abandon_s, patience_s, abandonment_max, answer_within_s, answer_within_h, asa_max_s, asa_of, occupancy_max, certainty, min_agents, aht_s, aht_cv, priority, overflow_after_s, concurrency, throughput, backlog, deferred_occupancy, in_open_hours, opening_hours.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "aht_s: long", "plan.yaml, line 14, key 'aht_s': 'long' must be a number of seconds above 0.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "aht_s: -180", "plan.yaml, line 14, key 'aht_s': '-180' must be a number of seconds above 0.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "service_level: 80", "plan.yaml, line 14, key 'service_level': '80' must be a share above 0 and at most 1, or none.")]
    [TestCase(PlanFile.FileName, "    patience_s: 240\n", "", "plan.yaml, line 12: key 'abandonment_max' needs key 'patience_s'.")]
    [TestCase(PlanFile.FileName, "channel: chat", "channel: fax", "plan.yaml, line 16, key 'channel': 'fax' must be one of phone, chat, email, social, ticket, callback, outbound.")]
    [TestCase(PlanFile.FileName, "- name: sales\n    channel: chat", "- name: service", "plan.yaml, line 15, key 'name': 'service' must be unique among the queues of a channel; line 11 has it too.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "service_level_of: all", "plan.yaml, line 14, key 'service_level_of': 'all' must be one of offered, answered, excluding_short_abandons, virtual_wait.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "asa_of: offered", "plan.yaml, line 14, key 'asa_of': 'offered' must be one of answered, all.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "short_abandon_s: 5", "plan.yaml, line 14: key 'short_abandon_s' needs 'service_level_of: excluding_short_abandons'.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "certainty: 1", "plan.yaml, line 14, key 'certainty': '1' must be a probability above 0 and below 1.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "aht_cv: 0", "plan.yaml, line 14, key 'aht_cv': '0' must be a number above 0: standard deviation ÷ mean.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "priority: high", "plan.yaml, line 14, key 'priority': 'high' must be a whole number from -1000 to 1000.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "overflow_after_s: -1", "plan.yaml, line 14, key 'overflow_after_s': '-1' must be a number of seconds, 0 or more.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "concurrency: 2", "plan.yaml, line 14: key 'concurrency' is for chat and social queues.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "backlog: 2", "plan.yaml, line 14: key 'backlog' is for email, ticket and outbound queues.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "in_open_hours: false", "plan.yaml, line 14: key 'in_open_hours' is for email, ticket and outbound queues.")]
    [TestCase(PlanFile.FileName, "aht_s: 180", "answer_within_h: 1\n    answer_within_s: 20",
        "plan.yaml, line 14: key 'answer_within_h' comes beside 'answer_within_s'; give one of the two.")]
    [TestCase(PlanFile.FileName, "service_level: none", "concurrency: 2.5", "plan.yaml, line 17, key 'concurrency': '2.5' must be a whole number from 1 to 20.")]
    [TestCase(PlanFile.FileName, "service_level: none", "concurrency: 6",
        "plan.yaml, line 17: key 'concurrency' above 5 needs key 'throughput', a list of 1 to 20 numbers that begins with 1 and does not fall, such as [1, 1.7, 2.5].")]
    [TestCase(PlanFile.FileName, "service_level: none", "throughput: [1, 1.7, 1.6]",
        "plan.yaml, line 17, key 'throughput': '[...]' must be a list of 1 to 20 numbers that begins with 1 and does not fall, such as [1, 1.7, 2.5].")]
    [TestCase(PlanFile.FileName, "service_level: none", "throughput: [1, 1.7, 2.5]\n    concurrency: 2", "plan.yaml, line 17: key 'throughput' has 3 factors and 'concurrency' is 2; there must be one for each.")]
    [TestCase(PlanFile.FileName, "base: present", "base: present, hours: 9-11", "plan.yaml, line 20, key 'hours': '9-11' must be hours such as \"09:00-11:00\".")]
    [TestCase(PlanFile.FileName, "base: present", "base: present, days: [mon, dinsdag]", "plan.yaml, line 20, key 'days': 'dinsdag' must be weekdays such as mon, mon-fri, sat|sun or daily.")]
    [TestCase(PlanFile.FileName, "base: present", "base: present, from: 2026-10-05, to: 2026-10-05",
        "plan.yaml, line 20: key 'to' must be after 'from': it is the first day on which the shrinkage no longer holds.")]
    [TestCase(PlanFile.FileName, "base: present", "base: present, combine: product", "plan.yaml, line 20, key 'combine': 'product' must be one of additive, multiplicative.")]
    [TestCase(PlanFile.FileName, "law: NL", "load: lag", "plan.yaml, line 26, key 'load': 'lag' must be one of offered_load, stationary, lagged.")]
    [TestCase(PlanFile.FileName, "weeks: 4", "weeks: 0", "plan.yaml, line 3, key 'weeks': '0' must be a whole number from 1 to 18.")]
    [TestCase(PlanFile.FileName, "weeks: 4", "weeks: 4, days: 7", "plan.yaml, line 3: key 'horizon' must have either 'weeks' or 'days'.")]
    [TestCase(PlanFile.FileName, "2026-10-05", "2026-13-05", "plan.yaml, line 3, key 'start': '2026-13-05' must be a date such as 2026-10-05.")]
    [TestCase(PlanFile.FileName, "08:00-21:00", "08:00-25 h", "plan.yaml, line 6, key 'mon-fri': '08:00-25 h' must be hours such as \"08:00-21:00\", a list of those, closed or always.")]
    [TestCase(PlanFile.FileName, "sat:", "fri:", "plan.yaml, line 7: key 'fri' names friday a second time.")]
    [TestCase(PlanFile.FileName, "sun:", "zon:", "plan.yaml, line 8: key 'zon' must be weekdays such as mon, mon-fri, sat|sun or daily.")]
    [TestCase(PlanFile.FileName, "law: NL", "law: [NL, XX]", "plan.yaml, line 26, key 'law': 'XX' must be one of NL, DE, DK, BE, FR, UK, EU.")]
    [TestCase(PlanFile.FileName, "law: NL", "holidays: [NL, XX]", "plan.yaml, line 26, key 'holidays': 'XX' must be one of BE, DK, FR, FR-57, FR-67, FR-68, DE, DE-BB, DE-BE, DE-BW, DE-BY, DE-BY-AUGSBURG, DE-BY-CATHOLIC, DE-HB, DE-HE, DE-HH, DE-MV, DE-NI, DE-NW, DE-RP, DE-SH, DE-SL, DE-SN, DE-SN-CATHOLIC, DE-ST, DE-TH, DE-TH-CATHOLIC, IL, NL, UK, UK-ENG, UK-NIR, UK-SCT, UK-WLS, US.")]
    [TestCase(PlanFile.FileName, "law: NL", "name: again", "plan.yaml, line 26: key 'name' comes twice; line 1 has it too.")]
    [TestCase(PlanFile.FileName, "policy: either", "policy: both", "plan.yaml, line 25, key 'policy': 'both' must be one of max, fte, heads, either.")]
    [TestCase(PlanFile.FileName, "name: pt24", "name: ft40", "plan.yaml, line 24, key 'name': 'ft40' must be unique among the contracts; line 22 has it too.")]
    [TestCase(PlanFile.FileName, "law: NL", "law: *x", "plan.yaml, line 26: '*x' refers to nothing above it.")]

    [TestCase(ForecastFile.FileName, "10,180", "-1,180", "forecast.csv, line 2, column 'volume': '-1' must be 0 or more.")]
    [TestCase(RequirementFile.FileName, "2.5", "-2.5", "requirement.csv, line 2, column 'gross_agents': '-2.5' must be 0 or more.")]
    [TestCase(RosterFile.FileName, "2026-10-05T12:00", "2026-10-05T07:00", "roster.csv, line 2, column 'end': '2026-10-05T07:00' must be after the start.")]
    [TestCase(RosterFile.FileName, "2026-10-05,day", "2026-10-08,day",
        "roster.csv, line 2, column 'start': '2026-10-05T08:00' must be on the row's date, 2026-10-08, or for the end of a night shift on the day after.")]
    [TestCase(ViolationsFile.FileName, "hard", "grave", "violations.csv, line 2, column 'severity': 'grave' must be one of hard, soft, not_checkable.")]
    [TestCase("origins.csv", "2026-06-01", "2025-06-01", "origins.csv, line 2, column 'test_start': '2025-06-01' must be after train_start.")]
    public void Read_BrokenOneWay_OneLineSaysWhere(string name, string right, string wrong, string expected)
    {
        var text = Sample.TextOf(name);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.That(at, Is.GreaterThanOrEqualTo(0), "The sample has no such text.");

        var faults = Sample.Faults(() => Sample.Read(name, Sample.Text(name, text[..at] + wrong + text[(at + right.Length)..])));

        Assert.That(faults, Is.EqualTo(new[] { expected }));
    }

    [TestCaseSource(typeof(Sample), nameof(Sample.Names))]
    public void Read_Empty_SaysSo(string name)
    {
        foreach (var text in new[] { "", "\n\r\n\n", "\uFEFF" })
        {
            var faults = Sample.Faults(() => Sample.Read(name, Sample.Text(name, text)));

            Assert.That(faults, Has.Length.EqualTo(1));
            Assert.That(faults[0], Does.StartWith($"{name} is empty; it must "));
        }
    }

    [TestCase(HistoryFile.FileName)]
    [TestCase(PeopleFile.FileName)]
    [TestCase(ShiftsFile.FileName)]
    public void Read_HeaderAlone_SaysSo(string name) =>
        Assert.That(Sample.Faults(() => Sample.Read(name, Sample.Text(name, Sample.TextOf(name).Split('\n')[0]))), Is.EqualTo(new[] { $"{name} has a header row but no data." }));

    [TestCase(EventsFile.FileName)]
    [TestCase(AbsencesFile.FileName)]
    public void Read_HeaderAloneWhereRowsAreOptional_IsFine(string name) =>
        Assert.That(() => Sample.Read(name, Sample.Text(name, Sample.TextOf(name).Split('\n')[0])), Throws.Nothing);

    [Test]
    public void Read_InvalidUtf8_NamesTheLine()
    {
        byte[] bytes = [.. "queue,start,interval_s,offered\nservice,2026-09-01T08:00,1800,1\nprij"u8, 0xE9, .. "s,2026-09-01T08:00,1800,1\n"u8];

        Assert.That(Sample.Faults(() => HistoryFile.Read(Sample.Bytes("history.csv", bytes))),
            Is.EqualTo(new[] { "history.csv, line 3: the text is not UTF-8. Save the file as UTF-8 (in Excel: 'CSV UTF-8')." }));
    }

    [Test]
    public void Read_Utf16OrBinary_SaysSo()
    {
        Assert.That(Sample.Faults(() => HistoryFile.Read(Sample.Bytes("history.csv", [0xFF, 0xFE, 65, 0]))),
            Is.EqualTo(new[] { "history.csv is UTF-16 text. Save the file as UTF-8 (in Excel: 'CSV UTF-8')." }));
        Assert.That(Sample.Faults(() => HistoryFile.Read(Sample.Bytes("history.csv", [80, 75, 3, 4, 10, 0, 0]))),
            Is.EqualTo(new[] { "history.csv, line 2: this is not text (it holds a NUL byte)." }));
        Assert.That(Sample.Faults(() => PlanFile.Read(Sample.Bytes("plan.yaml", [80, 75, 3, 4, 10, 0, 0]))),
            Is.EqualTo(new[] { "plan.yaml, line 2: this is not text (it holds a NUL byte)." }));
    }

    [Test]
    public void Read_MissingFileOrFolder_SaysSo()
    {
        using var folder = new TempFolder();

        Assert.That(Sample.Faults(() => HistoryFile.Read(folder.File("history.csv"))), Is.EqualTo(new[] { $"history.csv does not exist (looked for '{folder.File("history.csv")}')." }));
        Assert.That(Sample.Faults(() => HistoryFile.Read(folder.Path)), Is.EqualTo(new[] { $"{System.IO.Path.GetFileName(folder.Path)} is a directory; it must be a file." }));
    }

    [Test]
    public void Read_ManyFaults_ListsTheFirstHundredAndCountsTheRest()
    {
        var text = "queue,start,interval_s,offered\n" + string.Concat(Enumerable.Repeat("service,2026-09-01T08:00,1800,x\n", 250));

        var faults = Sample.Faults(() => HistoryFile.Read(Sample.Text("history.csv", text), Sample.Options));

        Assert.That(faults, Has.Length.EqualTo(101));
        Assert.That(faults[99], Does.StartWith("history.csv, line 101, "));
        Assert.That(faults[100], Is.EqualTo("history.csv: ... and 150 more."));
    }

    [Test]
    public void Read_QuotedLineBreaks_CountPhysicalLines()
    {
        const string Text = "queue,start,end,kind,name,effect\r\n,2026-10-01,2026-10-02,x,\"two\r\nlines\",\r\n\r\n,2026-10-01,2026-10-02,x,\"a\nb\nc\",bad\r\n";

        Assert.That(Sample.Faults(() => EventsFile.Read(Sample.Text("events.csv", Text), Sample.Options)),
            Is.EqualTo(new[] { "events.csv, line 5, column 'effect': 'bad' must be a number with a decimal point and no thousands separator." }));
    }

    [Test]
    public void Read_SeveralBadRowsAmongGoodOnes_EachNamedOnce()
    {
        const string Text = "queue,start,interval_s,offered\na\"b,2026-09-01T08:00,1800,1\nq,2026-09-01T08:00,1800,1\n\"q\"x,2026-09-01T08:30,1800,1\nq,2026-09-01T08:30,1800\nq,2026-09-01T09:00,1800,one\n";

        var faults = Sample.Faults(() => HistoryFile.Read(Sample.Text("history.csv", Text), Sample.Options));

        Assert.That(faults.Select(f => f.Split(':', ',')[1]), Is.EqualTo(new[] { " line 2", " line 4", " line 5", " line 6" }));
    }

    [Test]
    public void Read_FileWithoutPermission_SaysSo()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("Permissions do not bind this user.");
            return;
        }

        using var folder = new TempFolder();
        folder.Write("history.csv", Sample.History);
        File.SetUnixFileMode(folder.File("history.csv"), UnixFileMode.None);

        Assert.That(Sample.Faults(() => HistoryFile.Read(folder.File("history.csv"))), Is.EqualTo(new[] { "history.csv may not be read: permission denied." }));
    }

    [Test]
    public void Read_BadYaml_IsOneLine()
    {
        Assert.That(Sample.Faults(() => PlanFile.Read(Sample.Text("plan.yaml", "zone: [a\nb: c: d\n"))), Is.EqualTo(new[] { "plan.yaml, near line 1: this is not valid YAML." }));
        Assert.That(Sample.Faults(() => PlanFile.Read(Sample.Text("plan.yaml", "zone: x\n\tseed: 1\n"))), Is.EqualTo(new[]
        {
            "plan.yaml, line 1, column 7: this is not valid YAML: While scanning a plain scalar, found a tab character that violate indentation.",
        }));
        Assert.That(Sample.Faults(() => PlanFile.Read(Sample.Text("plan.yaml", "- a\n- b\n"))), Is.EqualTo(new[] { "plan.yaml, line 1: the file must hold keys, such as 'zone: Europe/Amsterdam'." }));
        Assert.That(Sample.Faults(() => PlanFile.Read(Sample.Text("plan.yaml", new string('[', 500_000)))), Is.EqualTo(new[] { "plan.yaml, line 1: values are nested more than 20 deep." }));
    }

    [Test]
    public void ReadFolder_FaultsInSeveralFiles_ComeTogether()
    {
        using var folder = new TempFolder();
        folder.Write("plan.yaml", Sample.Yaml.Replace("30min", "7min", StringComparison.Ordinal));
        folder.Write("history.csv", Sample.History.Replace("190.5", "-5", StringComparison.Ordinal));
        folder.Write("people.csv", Sample.People.Replace("a2,agent", "a1,agent", StringComparison.Ordinal));
        folder.Write("absences.csv", "");

        Assert.That(Sample.Faults(() => PlanFolder.Read(folder.Path)), Is.EqualTo(new[]
        {
            "plan.yaml, line 4, key 'interval': '7min' must be 5min, 10min, 15min, 20min, 30min or 60min.",
            "history.csv, line 3, column 'aht_s': '-5' must be 0 or more.",
            "people.csv, line 3, column 'person': 'a1' must be unique; line 2 has it too.",
            "absences.csv is empty; it must have a header row with person, start, end, kind; optional: fixed, weight.",
            $"shifts.csv does not exist (looked for '{folder.File("shifts.csv")}').",
        }));
    }
}
