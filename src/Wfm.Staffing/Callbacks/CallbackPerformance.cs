namespace Wfm.Staffing;

/// <summary>What a queue brings that offers a callback instead of a long wait.</summary>
/// <param name="Voice">Callers, of all offered: who takes a callback is neither answered nor abandoned here, and counts as <see cref="QueuePerformance.Blocking"/>.</param>
/// <param name="CallbackShare">Share of all callers who take the callback: arrivals × this is deferred work.</param>
/// <param name="OfferShare">Share of all callers who are offered one.</param>
public readonly record struct CallbackPerformance(QueuePerformance Voice, double CallbackShare, double OfferShare);
