namespace Wfm;

/// <summary>
/// France: Code du travail, art. L3133-1, and the local law of Alsace and Moselle (art. L3134-13): departments 57, 67 and 68 keep Good Friday, where there is a
/// Protestant church, and Boxing Day. Right for all years from 1970 on; holidays of the overseas departments are not in it.
/// </summary>
internal static class FranceHolidays
{
    private static readonly string[] AlsaceMoselle = ["57", "67", "68"];

    public static HolidayRules Rules { get; } = new("FR", AlsaceMoselle, Of);

    private static IEnumerable<Holiday> Of(HolidayYear y)
    {
        yield return y.Fixed(1, 1, "Jour de l'an");
        yield return y.Easterly(-2, "Vendredi saint", AlsaceMoselle);
        yield return y.Easterly(1, "Lundi de Pâques");
        yield return y.Fixed(5, 1, "Fête du Travail");

        // Struck off from 1959 to 1981.
        if (y.Year >= 1982)
        {
            yield return y.Fixed(5, 8, "Victoire 1945");
        }

        yield return y.Easterly(39, "Ascension");
        yield return y.Easterly(50, "Lundi de Pentecôte");
        yield return y.Fixed(7, 14, "Fête nationale");
        yield return y.Fixed(8, 15, "Assomption");
        yield return y.Fixed(11, 1, "Toussaint");
        yield return y.Fixed(11, 11, "Armistice");
        yield return y.Fixed(12, 25, "Noël");
        yield return y.Fixed(12, 26, "Saint-Étienne", AlsaceMoselle);
    }
}
