namespace Wfm;

/// <summary>Belgium: the ten legal holidays of the royal decree of 18 April 1974. Names in Dutch and French.</summary>
internal static class BelgiumHolidays
{
    public static HolidayRules Rules { get; } = new("BE", [], Of);

    private static IEnumerable<Holiday> Of(HolidayYear y) =>
    [
        y.Fixed(1, 1, "Nieuwjaar / Jour de l'an"),
        y.Easterly(1, "Paasmaandag / Lundi de Pâques"),
        y.Fixed(5, 1, "Dag van de Arbeid / Fête du Travail"),
        y.Easterly(39, "O.L.H. Hemelvaart / Ascension"),
        y.Easterly(50, "Pinkstermaandag / Lundi de Pentecôte"),
        y.Fixed(7, 21, "Nationale feestdag / Fête nationale"),
        y.Fixed(8, 15, "O.L.V. Hemelvaart / Assomption"),
        y.Fixed(11, 1, "Allerheiligen / Toussaint"),
        y.Fixed(11, 11, "Wapenstilstand / Armistice"),
        y.Fixed(12, 25, "Kerstmis / Noël"),
    ];
}
