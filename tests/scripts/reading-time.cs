using System.Diagnostics;
using System.Runtime.Intrinsics;
using EffNet.Models;
using EffNet.Networks.Data;

// Measures how long it takes to read a network: the first read of the process, and the median of later reads. A generated type reads its network only once, so later reads use the
// network's text.
var first = Stopwatch.StartNew();
var network = EfficientNetB7.Definition.Network;
var nodes = network.Nodes.Count();
first.Stop();

var text = NetworkData.Write(network);
var times = new double[51];
for (var i = 0; i < times.Length; i++)
{
    var watch = Stopwatch.StartNew();
    _ = NetworkData.Read(text).Nodes.Count();
    times[i] = watch.Elapsed.TotalMilliseconds;
}

Array.Sort(times);
var vectors = Vector512.IsHardwareAccelerated ? "512" : Vector256.IsHardwareAccelerated ? "256" : "128";
Console.WriteLine(
    FormattableString.Invariant($"{nodes} nodes, {vectors}-bit vectors: first read {first.Elapsed.TotalMilliseconds:0.00} ms, later {times[times.Length / 2]:0.00} ms (median)"));
