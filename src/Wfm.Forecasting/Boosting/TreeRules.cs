namespace Wfm.Forecasting.Boosting;

/// <summary>How far a tree grows. Curvature is information: with weights that are inverse variances, a sum of it is the number of contacts' worth of evidence,
/// and a gain of 1 is what pure noise brings on average.</summary>
/// <param name="Depth">Most splits from the root to a leaf.</param>
/// <param name="Penalty">λ: information of the belief that a leaf changes nothing.</param>
/// <param name="LeastCurvature">Least information in a leaf.</param>
/// <param name="LeastGain">A split has to bring more.</param>
internal readonly record struct TreeRules(int Depth, double Penalty, double LeastCurvature, double LeastGain);
