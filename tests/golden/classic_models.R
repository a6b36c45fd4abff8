# Golden values for the pure recursions behind exponential_smoothing, mstl_ets, theta and singular_spectrum.
# R 4.2, package forecast 8.20; run: Rscript tests/golden/classic_models.R > tests/golden/classic_models.csv
# The series are rules without randomness; the tests make the same ones.
suppressMessages(library(forecast))
out <- function(name, x) for (i in seq_along(x)) cat(sprintf("%s,%d,%.15g\n", name, i, x[i]))
cat("name,index,value\n")

# Two cycles of 4 and 28, 120 values, a wobble that no cycle explains.
i <- 0:119
y <- (50 + 0.05 * i) * (1 + 0.3 * sin(2 * pi * i / 4)) * (1 + 0.1 * cos(2 * pi * i / 28)) + 3 * sin(i * i)
f <- dshw(msts(y, c(4, 28)), alpha = 0.12, beta = 0.03, gamma = 0.2, omega = 0.15, phi = 0.4, h = 28)
out("dshw_level0", f$model$l0)
out("dshw_trend0", f$model$b0)
out("dshw_day0", f$model$s20)
out("dshw_week0", f$model$s10)
out("dshw_fitted", as.numeric(f$fitted))
out("dshw_mean", as.numeric(f$mean))

# Days with a weekly cycle.
d <- 0:97
x <- 100 + 0.2 * d + c(12, 8, 5, 3, -2, -9, -17)[d %% 7 + 1] + 4 * sin(d * d) + 3 * sin(d / 9)
s <- stl(ts(x, frequency = 7), s.window = 11, s.degree = 0, t.window = 13, l.window = 7, inner = 2, robust = FALSE,
         s.jump = 1, t.jump = 1, l.jump = 1)
out("stl_seasonal", as.numeric(s$time.series[, "seasonal"]))
out("stl_trend", as.numeric(s$time.series[, "trend"]))
m <- mstl(ts(x, frequency = 7))
out("mstl_seasonal", as.numeric(m[, "Seasonal7"]))
out("mstl_trend", as.numeric(m[, "Trend"]))

# Innovation state space models on the same days without their weekly cycle; the optimiser is R's, so the tests ask for a likelihood at least as good.
z <- 100 + 0.2 * d + 4 * sin(d * d) + 3 * sin(d / 9)
for (kind in c("ANN", "AAN")) {
  e <- ets(z, model = kind, damped = kind == "AAN", opt.crit = "lik", lower = c(1e-4, 1e-4, 1e-4, 0.8), upper = c(0.9999, 0.9999, 0.9999, 0.98))
  out(paste0("ets_", kind, "_par"), as.numeric(e$par))
  out(paste0("ets_", kind, "_loglik"), e$loglik)
  out(paste0("ets_", kind, "_aicc"), e$aicc)
  out(paste0("ets_", kind, "_fitted"), as.numeric(fitted(e)))
  out(paste0("ets_", kind, "_mean"), as.numeric(forecast(e, h = 14)$mean))
}

t <- thetaf(z, h = 14)
out("theta_alpha", t$model$alpha)
out("theta_drift", t$model$drift)
out("theta_level0", as.numeric(ses(z)$model$par["l"]))
out("theta_mean", as.numeric(t$mean))

# Singular spectrum analysis by brute force: the whole trajectory matrix, base R's svd, anti-diagonal means, recurrence by the minimum-norm vector.
L <- 21; r <- 5
K <- length(x) - L + 1
X <- sapply(1:K, function(j) x[j:(j + L - 1)])
v <- svd(X)
H <- v$u[, 1:r] %*% diag(v$d[1:r]) %*% t(v$v[, 1:r])
g <- sapply(1:length(x), function(n) mean(H[row(H) + col(H) - 1 == n]))
p <- v$u[L, 1:r]
R <- v$u[1:(L - 1), 1:r] %*% p / (1 - sum(p^2))
a <- g
for (h in 1:28) a <- c(a, sum(R * tail(a, L - 1)))
out("ssa_values", (v$d^2)[1:r])
out("ssa_reconstructed", g)
out("ssa_mean", tail(a, 28))
