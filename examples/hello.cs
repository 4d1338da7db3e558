#!/usr/bin/env dotnet
// A whole program in one file: dotnet run hello.cs. With the package it begins with #:package ZmqInterop in place of the project.
#:project ../src/ZmqInterop/ZmqInterop.csproj
using System;
using ZmqInterop;

using ZmqContext context = new();
using ZmqSocket server = context.CreateSocket(ZmqSocketType.Rep);
Console.WriteLine($"serving at {server.Bind(args.Length > 0 ? args[0] : "tcp://127.0.0.1:5555")}");
server.Send($"Hello {server.ReceiveString()}");
