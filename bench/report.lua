-- What wrk saw, in one line that bench/servers.py reads. With a file of forms (path, cookie, body, apart by tabs) each of
-- them is sent once, in order, and then the run ends.
init = function(args)
  if not args[1] then return end
  local presses, number = {}, 0
  for line in io.lines(args[1]) do
    local path, cookie, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)$")
    local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = cookie }
    presses[#presses + 1] = wrk.format("POST", path, headers, body)
  end
  request = function()
    number = number + 1
    if number >= #presses then wrk.thread:stop() end
    return presses[math.min(number, #presses)]
  end
end

done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("REPORT requests=%d us=%d bytes=%d p50=%.1f p99=%.1f errors=%d\n", summary.requests,
    summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
