namespace Wfm.OrTools.Tests;

/// <summary>Models for several tests, made from a seed.</summary>
public static class TestModels
{
    /// <summary>A knapsack with many limits. Solutions come at once, and the proof is out of reach of any limit used here.</summary>
    public static CpModel Hard(int seed = 7, double scale = 1, int items = 200, int limits = 15)
    {
        var random = new Random(seed);
        var model = new CpModel("hard");
        var take = model.NewBools(items);
        var weights = new long[items];
        for (var limit = 0; limit < limits; limit++)
        {
            for (var i = 0; i < items; i++)
            {
                weights[i] = random.Next(1, 1000);
            }

            model.AddLinear(take, weights, 0, weights.Sum() / 3);
        }

        var value = new LinearExpr(items);
        foreach (var item in take)
        {
            value.Add(item, random.Next(1, 1000));
        }

        model.Maximize(value, scale);
        return model;
    }

    /// <summary>Keeps what is reported, in order.</summary>
    public sealed class Progress : IProgress<CpSatProgress>
    {
        private readonly List<CpSatProgress> steps = [];
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task First => first.Task;

        public IReadOnlyList<CpSatProgress> Steps
        {
            get
            {
                lock (steps)
                {
                    return [.. steps];
                }
            }
        }

        public void Report(CpSatProgress value)
        {
            lock (steps)
            {
                steps.Add(value);
            }

            if (value.IsSolution)
            {
                first.TrySetResult();
            }
        }
    }
}
