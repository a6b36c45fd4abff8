namespace Wfm.IO;

/// <summary>Expected service over a run of intervals: service level and wait weighted with contacts, occupancy with scheduled agents.</summary>
internal readonly record struct ServiceMean(double ServiceLevel, double AsaSeconds, double Occupancy, int Overloaded)
{
    public static ServiceMean Of(SkillVolumes volumes, IEnumerable<KeyValuePair<string, IReadOnlyList<CoveragePoint>>> skills, int from, int to)
    {
        double contacts = 0, answered = 0, waitedFor = 0, waited = 0, agents = 0, busy = 0;
        var overloaded = 0;
        foreach (var (skill, points) in skills)
        {
            var volume = volumes.Of(skill);
            for (var i = from; i < to; i++)
            {
                var point = points[i];
                if (volume[i] > 0 && double.IsFinite(point.ExpectedServiceLevel))
                {
                    contacts += volume[i];
                    answered += volume[i] * point.ExpectedServiceLevel;
                }

                if (volume[i] > 0 && double.IsFinite(point.ExpectedAsaSeconds))
                {
                    waitedFor += volume[i];
                    waited += volume[i] * point.ExpectedAsaSeconds;
                }

                overloaded += volume[i] > 0 && double.IsPositiveInfinity(point.ExpectedAsaSeconds) ? 1 : 0;
                if (point.Scheduled > 0 && double.IsFinite(point.ExpectedOccupancy))
                {
                    agents += point.Scheduled;
                    busy += point.Scheduled * point.ExpectedOccupancy;
                }
            }
        }

        return new ServiceMean(answered / contacts, waited / waitedFor, busy / agents, overloaded);
    }
}
