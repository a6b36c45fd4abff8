namespace Wfm;

/// <summary>Denmark: the holidays of the church. Grundlovsdag and Christmas Eve close shops but are none. Right for all years from 1970 on.</summary>
internal static class DenmarkHolidays
{
    public static HolidayRules Rules { get; } = new("DK", [], Of);

    private static IEnumerable<Holiday> Of(HolidayYear y)
    {
        yield return y.Fixed(1, 1, "Nytårsdag");
        yield return y.Easterly(-3, "Skærtorsdag");
        yield return y.Easterly(-2, "Langfredag");
        yield return y.Easterly(0, "Påskedag");
        yield return y.Easterly(1, "2. påskedag");

        // The fourth Friday after Easter, worked since 2024 (act of 28 February 2023).
        if (y.Year <= 2023)
        {
            yield return y.Easterly(26, "Store bededag");
        }

        yield return y.Easterly(39, "Kristi himmelfartsdag");
        yield return y.Easterly(49, "Pinsedag");
        yield return y.Easterly(50, "2. pinsedag");
        yield return y.Fixed(12, 25, "Juledag");
        yield return y.Fixed(12, 26, "2. juledag");
    }
}
