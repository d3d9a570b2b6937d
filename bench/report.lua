-- What wrk saw, in one line that bench/servers.py reads.
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("REPORT requests=%d us=%d bytes=%d p50=%.1f p99=%.1f errors=%d\n", summary.requests,
    summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
