using System.Diagnostics;
using System.Runtime.Intrinsics;
using EffNet.Models;
using EffNet.Networks.Data;

// The first read of the process, and of further ones the median. The generated type reads its network once, so the others read the text that it was written as.
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
    FormattableString.Invariant($"{nodes} nodes, vectors of {vectors} bits: first {first.Elapsed.TotalMilliseconds:0.00} ms, again {times[times.Length / 2]:0.00} ms"));
