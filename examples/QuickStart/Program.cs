using EffNet.Models;
using TorchSharp;
using static TorchSharp.torch;
var m = new EfficientNetB0();
m.eval();
Console.WriteLine(string.Join("\n", m.state_dict().Select(k => $"{k.Key} {string.Join(",", k.Value.shape)} {k.Value.dtype}").Take(20)));
Console.WriteLine(m.state_dict().Count);
using (no_grad()) {
 using var x = randn(1,3,224,224);
 using var f = m.Features(x);
 Console.WriteLine($"{string.Join(",",f.Reduction32.shape)} {string.Join(",",f.Logits.shape)}");
 using var y = m.forward(x);
 Console.WriteLine((y - f.Logits).abs().max().item<float>());
 Console.WriteLine(EfficientNetB0.CostFor());
 Console.WriteLine(EfficientNetB7.CostFor(10, 1, 224));
 for (int i=0;i<10;i++){ var sw = System.Diagnostics.Stopwatch.StartNew(); using var z = m.forward(x); Console.WriteLine(sw.Elapsed.TotalMilliseconds);} 
}
