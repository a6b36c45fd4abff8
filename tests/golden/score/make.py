#!/usr/bin/env python3
"""Makes history.csv and forecast.csv: a simulated month of hourly contacts (Poisson around a mean of weekday and hour) and a forecast that is off by a few percent, with
bands. Standard library only; the seed is fixed. expected.csv holds what the scorer of the peers' tables printed for them (WAPE, bias, day WAPE and coverage in percent,
Winkler scores over mean volume), asked for ten digits; its formulas are: WAPE = sum|y-f|/sum y, bias = sum(f-y)/sum y, day WAPE on daily totals, coverage of [q10,q90] and
[q02_5,q97_5] with their ends, Winkler = mean(u-l + 2/a*(max(0,l-y) + max(0,y-u))) / mean y."""
import datetime as dt, math, random

random.seed(20261012)
history, forecast = [], []
for d in range(28):
    day = dt.date(2026, 10, 12) + dt.timedelta(d)
    if day.weekday() > 4:
        continue
    level = math.exp(random.gauss(0, 0.08))
    for hour in range(8, 18):
        mean = (30 - 2.5 * day.weekday()) * (1 + 0.5 * math.sin((hour - 8) * math.pi / 5))
        y, p, u = 0, math.exp(-mean * level), random.random()
        while u > p and y < 1000:
            u -= p
            y += 1
            p *= mean * level / y
        f = mean * (1.03 if hour < 13 else 0.96)
        s = math.sqrt(f + (0.08 * f) ** 2)
        start = f'{day}T{hour:02d}:00:00'
        history.append(f'sim,{start},3600,{y}')
        forecast.append(f'sim,{start},3600,{f:.6f},' + ','.join(f'{max(0, f + z * s):.4f}' for z in (-1.96, -1.2816, 1.2816, 1.96)))
open('history.csv', 'w').write('queue,start,interval_s,offered\n' + '\n'.join(history) + '\n')
open('forecast.csv', 'w').write('queue,start,interval_s,volume,q02_5,q10,q90,q97_5\n' + '\n'.join(forecast) + '\n')
